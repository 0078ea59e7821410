import { realmOf } from '../page-on-top';
import type { PageInstance } from '../runtime';
import type { Params } from './params';

export type TouchType = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel';

interface Point {
  identifier?: number;
  pageX?: number;
  pageY?: number;
  clientX?: number;
  clientY?: number;
}

const pointsOf = (params: Params, names: string[]): Point[] | undefined => {
  const given = names.map((name) => params[name]).find((points) => Array.isArray(points));
  return given?.map((point) => (point ?? {}) as Point);
};

/** Where a finger touches when nothing is said: the middle of the element. */
const middleOf = (target: HTMLElement): Required<Pick<Point, 'clientX' | 'clientY'>> => {
  const { left, top, width, height } = target.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
};

/** A point may be given in the page or in the window; the other one follows from how far the page is scrolled. */
const createTouch = (page: PageInstance, target: HTMLElement, point: Point): Touch => {
  const view = realmOf(page);
  const middle = middleOf(target);
  const clientX = point.clientX ?? (point.pageX === undefined ? middle.clientX : point.pageX - view.scrollX);
  const clientY = point.clientY ?? (point.pageY === undefined ? middle.clientY : point.pageY - view.scrollY);
  return new view.Touch({
    identifier: point.identifier ?? 0,
    target,
    clientX,
    clientY,
    pageX: point.pageX ?? clientX + view.scrollX,
    pageY: point.pageY ?? clientY + view.scrollY,
    force: 1,
  });
};

export const isTouchType = (type: string): type is TouchType => ['touchstart', 'touchmove', 'touchend', 'touchcancel'].includes(type);

/**
 * Touches an element as a finger does: a real touch event on its node, from which taps and long presses are told. One finger
 * in the middle by default, and none left on the screen once it was lifted.
 */
export const touch = (page: PageInstance, target: HTMLElement, { type, params = {} }: { type: TouchType; params?: Params }): void => {
  const hasLeft = type === 'touchend' || type === 'touchcancel';
  const given = pointsOf(params, ['touches']);
  const changed = pointsOf(params, ['changedTouches', 'changeTouches']) ?? (given && given.length > 0 ? given : [{}]);
  const make = (points: Point[]) => points.map((point) => createTouch(page, target, point));
  const changedTouches = make(changed);
  const touches = given ? make(given) : hasLeft ? [] : changedTouches;
  const { TouchEvent } = realmOf(page);
  target.dispatchEvent(new TouchEvent(type, { bubbles: true, cancelable: true, composed: true, touches, targetTouches: touches, changedTouches }));
};

/** Brings an element into sight, as one must before one can touch it. */
export const bringIntoSight = (target: HTMLElement): void =>
  target.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
