import { lengthsInText } from '../../compile/lengths';
import { addBox, type BuiltIn, builtInAt, type Parts, scopedClass } from './built-in';
import type { ElementDefinition } from './define-element';

const ITEM_HEIGHT_PX = 34;

const columnsOf = ({ host }: BuiltIn): HTMLElement[] => Array.from(host.querySelectorAll('wx-picker-view-column'));
const itemHeight = (column: HTMLElement): number => column.querySelector<HTMLElement>('.wx-picker-indicator')?.offsetHeight || ITEM_HEIGHT_PX;
const indexOf = (column: HTMLElement): number => Math.round(column.scrollTop / itemHeight(column));

const setUp = (element: BuiltIn): Parts => {
  const values = (): number[] => ((element.value('value') as unknown[] | null) ?? []).map(Number);
  const show = () =>
    columnsOf(element).forEach((column, index) => {
      const indicator = column.querySelector<HTMLElement>('.wx-picker-indicator');
      if (indicator) {
        indicator.style.cssText = lengthsInText(element.text('indicatorStyle'));
        indicator.className = `wx-picker-indicator ${scopedClass(element, element.text('indicatorClass'))}`;
      }
      builtInAt(column)?.element.style(`--item-height: ${itemHeight(column)}px`);
      const top = (values()[index] ?? 0) * itemHeight(column);
      if (Math.abs(column.scrollTop - top) >= 1) column.scrollTop = top;
    });
  const settle = () => {
    const value = columnsOf(element).map(indexOf);
    if (value.join() === values().slice(0, value.length).join()) return;
    element.set({ value });
    element.emit('change', { value });
  };
  return {
    changed: { value: show, indicatorStyle: show, indicatorClass: show },
    control: { value: () => element.value('value'), reset: () => element.set({ value: [] }) },
    functions: { settle, show, start: () => element.emit('pickstart'), end: () => element.emit('pickend') },
  };
};

/** A wheel is a box that scrolls and snaps; the browser tells when it has come to rest. */
const column = (element: BuiltIn): Parts => {
  const { host } = element;
  addBox(host, 'wx-picker-indicator');
  const tell = (name: string) => builtInAt(host.closest('wx-picker-view'))?.parts.functions?.[name]?.([]);
  host.addEventListener('scrollend', () => tell('settle'));
  host.addEventListener('touchstart', () => tell('start'), { passive: true });
  host.addEventListener('touchend', () => tell('end'), { passive: true });
  const children = new MutationObserver(() => tell('show'));
  children.observe(host, { childList: true });
  const size = new ResizeObserver(() => tell('show'));
  return {
    attached: () => size.observe(host),
    detached: () => {
      size.disconnect();
      children.disconnect();
    },
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/picker-view.html */
export const PICKER_VIEWS: ElementDefinition[] = [
  {
    tag: 'picker-view',
    properties: { value: [], indicatorStyle: '', indicatorClass: '', maskStyle: '', maskClass: '', immediateChange: false, name: '' },
    setUp,
  },
  { tag: 'picker-view-column', setUp: column },
];
