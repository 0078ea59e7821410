import type * as glassEasel from 'glass-easel';
import type { BuiltIn, Parts } from './built-in';

const SEGMENT = 3;
/** Touches that an inner element keeps to itself by `hover-stop-propagation`. */
const kept = new WeakSet<object>();
const eventBehind = (event: glassEasel.ShadowedEvent<unknown>): object => Object.getPrototypeOf(event) as object;

export const hoverProperties = (hoverClass: string, hoverStartTime: number, hoverStayTime: number) => ({
  hoverClass, hoverStartTime, hoverStayTime, hoverStopPropagation: false,
});

/** Gives an element its `hover-class` while it is touched. Listens only once there is such a class. */
export const createHover = (element: BuiltIn): Required<Pick<Parts, 'changed' | 'detached'>> => {
  const { component, host } = element;
  const view = host.ownerDocument.defaultView ?? window;
  let timer = 0;
  let isListening = false;
  const hasHover = () => !['', 'none'].includes(element.text('hoverClass')) && !(element.flag('disabled'));
  const show = (isOn: boolean) => {
    component.setNodeClass(isOn ? element.text('hoverClass') : '', SEGMENT);
    host.toggleAttribute('wx-hover', isOn);
  };
  const later = (action: () => void, delayMs: number) => {
    view.clearTimeout(timer);
    timer = view.setTimeout(action, delayMs);
  };
  const end = () => later(() => show(false), element.number('hoverStayTime'));
  const listen = () => {
    if (isListening || !hasHover()) return;
    isListening = true;
    component.addListener('touchstart', (event) => {
      if (kept.has(eventBehind(event)) || !hasHover()) return;
      if (element.flag('hoverStopPropagation')) kept.add(eventBehind(event));
      later(() => show(true), element.number('hoverStartTime'));
    });
    component.addListener('touchend', end);
    component.addListener('touchcancel', end);
  };
  listen();
  return { changed: { hoverClass: listen }, detached: () => view.clearTimeout(timer) };
};
