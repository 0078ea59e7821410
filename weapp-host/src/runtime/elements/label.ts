import { type BuiltIn, builtInAt, findBuiltIn, type Parts } from './built-in';
import { type ElementDefinition, whenTapped } from './define-element';

const CONTROLS = 'wx-button, wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea';

const setUp = (element: BuiltIn): Parts => {
  const { host, component } = element;
  whenTapped(element, (event) => {
    // The innermost place is only known to the browser's event when it lies in another component.
    const touched = (event.getOriginalEvent() as Event | undefined)?.target ?? (event.target as unknown as { $$?: EventTarget | null }).$$;
    const inner = (touched as Element | null | undefined)?.closest(CONTROLS);
    // A control inside answers to the tap itself.
    if (inner && host.contains(inner)) return;
    const id = element.text('for');
    const named = id ? findBuiltIn(component.ownerShadowRoot?.getElementById(id)) : builtInAt(host.querySelector(CONTROLS));
    named?.parts.activate?.();
  });
  return {};
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/label.html */
export const LABEL: ElementDefinition = { tag: 'label', properties: { for: '' }, setUp };
