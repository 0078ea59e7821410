import * as glassEasel from 'glass-easel';

interface Caller {
  _$?: glassEasel.GeneralComponent;
}

/** The element behind the `this` of a component, or the element itself. */
const elementOf = (caller: unknown): glassEasel.Element =>
  ((caller as Caller)._$ ?? caller) as glassEasel.Element;

/** `id`, place and dataset: all that a handler learns of an element. */
const describe = (caller: unknown) => {
  const element = elementOf(caller);
  const dom = element.$$ as unknown as HTMLElement | null;
  return { id: element.id, offsetLeft: dom?.offsetLeft ?? 0, offsetTop: dom?.offsetTop ?? 0, dataset: element.dataset };
};

/** The plain object that WeChat hands to a handler, made from glass-easel's event: Taro and others change it at will. */
export const toWxEvent = (event: glassEasel.ShadowedEvent<unknown>): Record<string, unknown> => ({
  type: event.type,
  timeStamp: event.timeStamp,
  target: describe(event.target),
  currentTarget: describe(event.currentTarget),
  mark: event.mark ?? {},
  detail: event.detail,
  ...event.extraFields,
  _userTap: event.type === 'tap',
});

type Method = (...args: unknown[]) => unknown;

/** A method that is called with glass-easel's event hears WeChat's. */
export const hearingWxEvents = (method: Method): Method =>
  function heard(this: unknown, ...args: unknown[]): unknown {
    const [first, ...rest] = args;
    return method.apply(this, first instanceof glassEasel.Event ? [toWxEvent(first as glassEasel.ShadowedEvent<unknown>), ...rest] : args);
  };
