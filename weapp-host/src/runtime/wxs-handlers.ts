import type * as glassEasel from 'glass-easel';
import { later } from './later';
import type { Runtime } from './runtime';
import { toWxEvent } from './wx-event';
import { createDescriptors, type DescribeElement } from './wxs-descriptor';

type Element = glassEasel.Element;
type WxsFunction = (...args: unknown[]) => unknown;

/** The part of glass-easel's ProcGenWrapper through which a template binds, by its names: `v` an event, `p` what `change:` names. */
interface TemplateWriter {
  v: (element: Element, event: string, handler: unknown, ...how: unknown[]) => void;
  p: (element: Element, property: string, listener: unknown, ...path: unknown[]) => void;
}

type Generate = (writer: TemplateWriter, ...rest: unknown[]) => unknown;
export type TemplateGroup = (name: string) => Generate | undefined;

const isFunction = (value: unknown): value is WxsFunction => typeof value === 'function';

/** The component in whose template an element stands. */
const ownerOf = (element: Element): Element => element.ownerShadowRoot?.getHostNode() ?? element;

const hearing = (describe: DescribeElement, element: Element, handler: WxsFunction) => (event: glassEasel.ShadowedEvent<unknown>): unknown =>
  handler({ ...toWxEvent(event), instance: describe(element) }, describe(ownerOf(element)));

/**
 * Lets wxs functions handle events and property changes: https://developers.weixin.qq.com/miniprogram/dev/framework/view/interactive-animation.html.
 * A function in a template is always one of wxs; handlers of a page or component are bound by name. glass-easel's own hooks
 * (`setFnFilter`, `setEventListenerWrapper`) do not tell the two apart where the binding is an expression, as in
 * `{{disabled || swipe.move}}`, so that the binding itself is listened to.
 */
export const createWxsHandlers = (runtime: Runtime) => {
  const describe = createDescriptors(runtime);
  const taught = new WeakSet<TemplateWriter>();
  const watching = (listener: unknown) => (value: unknown, before: unknown, owner: Element, element: Element): void => {
    if (isFunction(listener)) later(runtime, 'wxs', () => listener(value, before, describe(owner), describe(element)));
  };
  const teach = (writer: TemplateWriter): void => {
    if (taught.has(writer)) return;
    taught.add(writer);
    const { v: bind, p: watch } = writer;
    writer.v = (element, event, handler, ...how) => bind(element, event, isFunction(handler) ? hearing(describe, element, handler) : handler, ...how);
    writer.p = (element, property, listener, ...path) => watch(element, property, watching(listener), ...path);
  };
  return (group: TemplateGroup): TemplateGroup => (name) => {
    const generate = group(name);
    return generate && ((writer, ...rest) => {
      teach(writer);
      return generate(writer, ...rest);
    });
  };
};
