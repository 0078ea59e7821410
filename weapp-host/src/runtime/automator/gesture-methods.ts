import { domOf } from './element-dom';
import type { ElementRegistry, Found } from './element-registry';
import { propertiesOf } from './attributes';
import { tagNameOf } from './element-kind';
import { objectOf, textOf, type Params } from './params';
import { bringIntoSight, isTouchType, touch, type TouchType } from './touch';

/** Longer than WeChat's 350 ms, after which a press is a long one. */
const LONGPRESS_MS = 400;
/** Those that bubble, as the ones a finger makes. https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html */
const BUBBLING = new Set([
  'tap', 'longpress', 'longtap', 'canceltap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'touchforcechange',
  'transitionend', 'animationstart', 'animationiteration', 'animationend',
]);

const isDisabledButton = ({ page, element }: Found): boolean => tagNameOf(page, element) === 'button' && propertiesOf(element).disabled === true;

const trigger = ({ element }: Found, type: string, { detail = {}, extraFields }: { detail?: unknown; extraFields?: Record<string, unknown> }): void => {
  const bubbles = BUBBLING.has(type);
  element.triggerEvent(type, detail, { bubbles, composed: bubbles, ...(extraFields && { extraFields }) });
};

const touching = (get: ElementRegistry['get'], type: TouchType) => (params: Params) => {
  const { page, element } = get(params.elementId);
  touch(page, domOf(page, element), { type, params });
};

/** The methods of the protocol that act on an element as a person or a component does. */
export const createGestureMethods = ({ get }: ElementRegistry) => ({
  'Element.tap': ({ elementId }: Params) => {
    const found = get(elementId);
    if (isDisabledButton(found)) return;
    const target = domOf(found.page, found.element);
    bringIntoSight(target);
    touch(found.page, target, { type: 'touchstart' });
    touch(found.page, target, { type: 'touchend' });
  },
  'Element.longpress': async ({ elementId }: Params) => {
    const { page, element } = get(elementId);
    const target = domOf(page, element);
    bringIntoSight(target);
    touch(page, target, { type: 'touchstart' });
    await new Promise((resolve) => setTimeout(resolve, LONGPRESS_MS));
    touch(page, target, { type: 'touchend' });
  },
  'Element.touchstart': (params: Params) => {
    const { page, element } = get(params.elementId);
    bringIntoSight(domOf(page, element));
    touching(get, 'touchstart')(params);
  },
  'Element.touchmove': touching(get, 'touchmove'),
  'Element.touchend': touching(get, 'touchend'),
  'Element.triggerEvent': (params: Params) => {
    trigger(get(params.elementId), textOf(params, 'type'), { detail: params.detail });
  },
  'Element.dispatchEvent': (params: Params) => {
    const found = get(params.elementId);
    const type = textOf(params, 'eventName');
    if (isTouchType(type)) return touching(get, type)(params);
    const { touches = [], changedTouches = params.changeTouches ?? [] } = params;
    const detail = params.detail === undefined || params.detail === null ? {} : objectOf(params, 'detail');
    trigger(found, type, { detail, extraFields: { touches, changedTouches } });
  },
});
