import { addBox, type BuiltIn, type Parts } from './built-in';
import type { ElementDefinition } from './define-element';
import { createTextField, TEXT_FIELD_PROPERTIES } from './text-field';

/** `line-height: normal` is a number that only the font knows. */
const heightOfLine = ({ host }: BuiltIn): number => {
  const line = addBox(host, '');
  line.textContent = '中';
  const height = line.offsetHeight;
  line.remove();
  return height;
};

/** Tells how many lines the text has, and lets the element grow with them where it may. */
const createLines = (element: BuiltIn, control: HTMLTextAreaElement) => {
  let lineCount = 0;
  return () => {
    const view = element.host.ownerDocument.defaultView;
    if (!view || control.getClientRects().length === 0) return;
    const lineHeight = parseFloat(view.getComputedStyle(control).lineHeight) || heightOfLine(element);
    const isGrowing = element.flag('autoHeight');
    element.style(isGrowing ? 'height: auto' : '');
    control.style.height = '0';
    const height = control.scrollHeight;
    control.style.height = isGrowing ? `${height}px` : '';
    const lines = Math.max(1, Math.round(height / lineHeight));
    if (lines === lineCount) return;
    lineCount = lines;
    element.emit('linechange', { height, heightRpx: (height * 750) / view.innerWidth, lineCount, lineHeight });
  };
};

const setUp = (element: BuiltIn): Parts => {
  const control = addBox(element.host, 'wx-textarea-control', 'textarea') as HTMLTextAreaElement;
  const layOut = createLines(element, control);
  const field = createTextField(element, control, layOut);
  let width = 0;
  // A page is laid out only when it is shown, and lines break anew when the width changes.
  const size = new ResizeObserver(() => {
    if (control.clientWidth === width) return;
    width = control.clientWidth;
    layOut();
  });
  return {
    ...field,
    changed: { ...field.changed, autoHeight: layOut },
    attached: () => {
      size.observe(element.host);
      field.attached?.();
    },
    detached: () => size.disconnect(),
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/textarea.html */
export const TEXTAREA: ElementDefinition = {
  tag: 'textarea',
  properties: {
    ...TEXT_FIELD_PROPERTIES,
    placeholderClass: 'textarea-placeholder', confirmType: 'return', autoHeight: false, fixed: false, showConfirmBar: true,
    disableDefaultPadding: false, adjustKeyboardTo: 'cursor',
  },
  setUp,
};
