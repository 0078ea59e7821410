import { lengthsInText } from '../../compile/lengths';
import { addBox, type BuiltIn, type Parts, scopedClass, textOf } from './built-in';
import { whenTapped } from './define-element';

export type Control = HTMLInputElement | HTMLTextAreaElement;

/** What both text fields take. A `maxlength` of -1 is no limit. */
export const TEXT_FIELD_PROPERTIES: Record<string, unknown> = {
  value: '', placeholder: '', placeholderStyle: '', placeholderClass: '', disabled: false, maxlength: 140, focus: false, autoFocus: false,
  confirmType: 'done', confirmHold: false, cursor: -1, selectionStart: -1, selectionEnd: -1, cursorSpacing: 0, adjustPosition: true,
  holdKeyboard: false, name: '', cursorColor: '', autoFill: '', alwaysEmbed: false,
};

/** The soft keyboard of a phone; DevTools has none. */
const KEYBOARD_HEIGHT_PX = 300;
const KEYBOARD_DURATION_S = 0.25;

const keyboardHeight = ({ runtime }: BuiltIn): number => (runtime.device.platform === 'devtools' ? 0 : KEYBOARD_HEIGHT_PX);

const limited = (element: BuiltIn, text: string): string => {
  const limit = element.number('maxlength');
  return limit < 0 ? text : text.slice(0, limit);
};

/** WeChat's placeholder is an element of its own, so that apps can style it. */
const createPlaceholder = (element: BuiltIn, control: Control) => {
  const placeholder = addBox(element.host, '', 'wx-placeholder');
  const show = () => void (placeholder.hidden = control.value !== '');
  const draw = () => {
    placeholder.className = scopedClass(element, element.text('placeholderClass'));
    placeholder.style.cssText = lengthsInText(element.text('placeholderStyle'));
    placeholder.textContent = element.text('placeholder');
    show();
  };
  draw();
  return { draw, show };
};

/** What a handler of `bindinput` returns replaces the text: a string, or `{ value, cursor }`. */
const replacementOf = (returned: unknown): { value: string; cursor?: number } | undefined => {
  if (typeof returned === 'string') return { value: returned };
  const { value, cursor } = (returned ?? {}) as { value?: unknown; cursor?: unknown };
  if (typeof value !== 'string') return undefined;
  return typeof cursor === 'number' ? { value, cursor } : { value };
};

const createTyping = (element: BuiltIn, control: Control, afterChange: () => void) => {
  const write = (value: string) => {
    if (control.value !== value) control.value = value;
    afterChange();
  };
  const typed = (text: string, keyCode: number) => {
    const value = limited(element, text);
    write(value);
    element.set({ value });
    const detail = { value, cursor: control.selectionEnd ?? value.length, keyCode };
    element.emit('input', detail, {
      handleListenerReturn: (returned) => {
        const replacement = replacementOf(returned);
        if (!replacement || replacement.value === control.value) return;
        write(replacement.value);
        element.set({ value: replacement.value });
        if (replacement.cursor !== undefined) control.setSelectionRange(replacement.cursor, replacement.cursor);
      },
    });
  };
  return { write, typed };
};

const listen = (element: BuiltIn, control: Control, typed: (text: string, keyCode: number) => void) => {
  let keyCode = 0;
  let before = '';
  const tellKeyboard = (height: number) => {
    const detail = { height, duration: KEYBOARD_DURATION_S };
    element.emit('keyboardheightchange', detail);
    element.runtime.signals.send('KeyboardHeightChange', { height });
  };
  const listeners: Record<string, (event: Event) => void> = {
    keydown: (event) => {
      const key = event as KeyboardEvent;
      keyCode = key.keyCode;
      const isReturn = element.tag === 'textarea' && element.text('confirmType') === 'return';
      if (key.key !== 'Enter' || key.isComposing || isReturn) return;
      key.preventDefault();
      element.emit('confirm', { value: control.value });
      if (!element.flag('confirmHold')) control.blur();
    },
    input: () => typed(control.value, keyCode),
    focus: () => {
      before = control.value;
      element.emit('focus', { value: control.value, height: keyboardHeight(element) });
      tellKeyboard(keyboardHeight(element));
    },
    blur: () => {
      element.set({ focus: false });
      if (control.value !== before) element.emit('change', { value: control.value });
      element.emit('blur', { value: control.value, cursor: control.selectionEnd ?? control.value.length });
      tellKeyboard(0);
    },
    // The tree of elements has its own events of these names.
    change: () => undefined,
  };
  for (const [name, listener] of Object.entries(listeners)) {
    control.addEventListener(name, (event) => {
      event.stopPropagation();
      listener(event);
    });
  }
};

/** The behaviour of `<input>` and `<textarea>` around the browser's own control; `layOut` is called whenever the text changed. */
export const createTextField = (element: BuiltIn, control: Control, layOut: () => void = () => undefined): Parts => {
  const placeholder = createPlaceholder(element, control);
  const { write, typed } = createTyping(element, control, () => {
    placeholder.show();
    layOut();
  });
  listen(element, control, typed);
  const select = () => {
    const [start, end, cursor] = [element.number('selectionStart'), element.number('selectionEnd'), element.number('cursor')];
    if (start >= 0 && end >= 0) control.setSelectionRange(start, end);
    else if (cursor >= 0) control.setSelectionRange(cursor, cursor);
  };
  const focus = () => {
    if (!element.flag('focus') && !element.flag('autoFocus')) return control.blur();
    control.focus();
    select();
  };
  const activate = () => void (element.flag('disabled') || control.focus());
  // The browser gives focus to what a real finger taps; a tap that was told only to the tree gives it here.
  whenTapped(element, activate);
  const disable = () => {
    control.readOnly = element.flag('disabled');
    element.host.toggleAttribute('disabled', element.flag('disabled'));
  };
  const read = () => write(limited(element, element.text('value')));
  const { draw } = placeholder;
  return {
    changed: {
      value: read, maxlength: read, disabled: disable, focus, placeholder: draw, placeholderStyle: draw, placeholderClass: draw,
      cursor: select, selectionStart: select, selectionEnd: select,
      cursorColor: () => void (control.style.caretColor = element.text('cursorColor')),
    },
    attached: () => {
      // A page that is not shown yet has no frames, and cannot hold the focus.
      if (element.flag('focus') || element.flag('autoFocus')) control.ownerDocument.defaultView?.requestAnimationFrame(focus);
    },
    control: { value: () => control.value, reset: () => element.set({ value: '' }) },
    activate,
    functions: { input: ([text]) => typed(textOf(text), 0) },
  };
};
