import type { BuiltIn, Touched } from './built-in';

export interface Drag {
  /** How far the finger is from where it started, in CSS pixels of the page. */
  dx: number;
  dy: number;
  x: number;
  y: number;
}

const placeOf = (event: unknown) => {
  const { touches, extraFields } = event as Touched;
  const changed = extraFields?.changedTouches as Touched['touches'];
  return touches?.[0] ?? changed?.[0];
};

/** One finger over the element: hears every move, and where it was let go. */
export const watchDrag = ({ component }: BuiltIn, hear: { start?: (drag: Drag) => void; move: (drag: Drag) => void; end: (drag: Drag) => void }): void => {
  let from: { clientX: number; clientY: number } | undefined;
  let last: Drag = { dx: 0, dy: 0, x: 0, y: 0 };
  const measure = (event: unknown): Drag => {
    const place = placeOf(event);
    if (place && from) last = { dx: place.clientX - from.clientX, dy: place.clientY - from.clientY, x: place.clientX, y: place.clientY };
    return last;
  };
  const end = (event: unknown) => {
    if (!from) return;
    const drag = measure(event);
    from = undefined;
    hear.end(drag);
  };
  component.addListener('touchstart', (event) => {
    from = placeOf(event);
    if (from) hear.start?.(measure(event));
  });
  component.addListener('touchmove', (event) => {
    if (from) hear.move(measure(event));
  });
  component.addListener('touchend', end);
  component.addListener('touchcancel', end);
};
