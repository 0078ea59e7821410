/** Touches, mouse and what people mean by them, as WeChat names and describes them. */

const TAP_DISTANCE_MAX = 10;
const LONGPRESS_MS = 350;
/** A browser repeats a touch as mouse events; those are not a second touch. */
const GHOST_MOUSE_MS = 1_000;
const MOUSE_ID = 0;

interface WxTouch {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
  force: number;
}

interface TouchPhase {
  /** The DOM event, whose default is prevented when a handler caught it. */
  event: Event;
  target: EventTarget;
  touches: WxTouch[];
  changedTouches: WxTouch[];
}

/** Tells the element tree of a touch, a tap or a long press; true when the browser's own reaction must not follow. */
type Dispatch = (target: EventTarget, type: string, detail: { x: number; y: number }, phase: TouchPhase) => boolean;

const wxTouch = ({ identifier, pageX, pageY, clientX, clientY, force }: Touch): WxTouch => ({
  identifier, pageX, pageY, clientX, clientY, force: force || 1,
});

const mouseTouch = ({ pageX, pageY, clientX, clientY }: MouseEvent): WxTouch => ({
  identifier: MOUSE_ID, pageX, pageY, clientX, clientY, force: 1,
});

interface Press {
  startedAt: WxTouch;
  target: EventTarget;
  longpress: ReturnType<typeof setTimeout>;
  isTap: boolean;
}

/** One finger after the other: which touches are still a tap, and which became a long press. */
const createPresses = (dispatch: Dispatch, hasLongpress: (target: EventTarget) => boolean) => {
  const presses = new Map<number, Press>();
  const cancel = (identifier: number) => {
    const press = presses.get(identifier);
    if (press) clearTimeout(press.longpress);
    presses.delete(identifier);
    return press;
  };
  const isNear = (press: Press, { clientX, clientY }: WxTouch) =>
    Math.abs(press.startedAt.clientX - clientX) <= TAP_DISTANCE_MAX && Math.abs(press.startedAt.clientY - clientY) <= TAP_DISTANCE_MAX;
  const at = ({ pageX, pageY }: WxTouch) => ({ x: pageX, y: pageY });
  return {
    cancel,
    start: (touch: WxTouch, phase: TouchPhase) => {
      cancel(touch.identifier);
      const longpress = setTimeout(() => {
        const press = presses.get(touch.identifier);
        if (!press) return;
        dispatch(press.target, 'longpress', at(touch), phase);
        dispatch(press.target, 'longtap', at(touch), phase);
        // A long press that somebody listens to is no tap as well.
        press.isTap = !hasLongpress(press.target);
      }, LONGPRESS_MS);
      presses.set(touch.identifier, { startedAt: touch, target: phase.target, longpress, isTap: true });
    },
    move: (touch: WxTouch) => {
      const press = presses.get(touch.identifier);
      if (press && !isNear(press, touch)) cancel(touch.identifier);
    },
    end: (touch: WxTouch, phase: TouchPhase) => {
      const press = cancel(touch.identifier);
      if (press?.isTap && isNear(press, touch)) dispatch(press.target, 'tap', at(touch), { ...phase, target: press.target });
    },
  };
};

/** Listens to a page's document and tells its element tree, in WeChat's words. */
export const watchGestures = (document: Document, dispatch: Dispatch, hasLongpress: (target: EventTarget) => boolean): void => {
  const presses = createPresses(dispatch, hasLongpress);
  let lastTouchMs = -Infinity;

  const tell = (type: string, phase: TouchPhase) => {
    const first = phase.changedTouches[0];
    if (first && dispatch(phase.target, type, { x: first.pageX, y: first.pageY }, phase) && phase.event.cancelable) phase.event.preventDefault();
  };
  const step: Record<string, (touch: WxTouch, phase: TouchPhase) => void> = {
    touchstart: presses.start,
    touchmove: presses.move,
    touchend: presses.end,
    touchcancel: ({ identifier }) => void presses.cancel(identifier),
  };
  const handle = (type: string, phase: TouchPhase) => {
    tell(type, phase);
    phase.changedTouches.forEach((touch) => step[type]?.(touch, phase));
  };
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    const listener = (event: TouchEvent) => {
      lastTouchMs = event.timeStamp;
      if (!event.target) return;
      handle(type, { event, target: event.target, touches: Array.from(event.touches, wxTouch), changedTouches: Array.from(event.changedTouches, wxTouch) });
    };
    document.addEventListener(type, listener, { capture: true, passive: false });
  }
  for (const [mouse, type] of [['mousedown', 'touchstart'], ['mousemove', 'touchmove'], ['mouseup', 'touchend']] as const) {
    const listener = (event: MouseEvent) => {
      if (event.timeStamp - lastTouchMs < GHOST_MOUSE_MS || !event.target || (mouse === 'mousemove' && event.buttons === 0)) return;
      const touch = mouseTouch(event);
      handle(type, { event, target: event.target, touches: type === 'touchend' ? [] : [touch], changedTouches: [touch] });
    };
    document.addEventListener(mouse, listener, { capture: true });
  }
};
