import { addBox, type BuiltIn, type Parts } from './built-in';
import type { ElementDefinition } from './define-element';
import { watchDrag } from './drag';

/** The nearest step, without the noise that 0.1 + 0.2 has. */
const snap = (element: BuiltIn, value: number): number => {
  const [min, max, step] = [element.number('min'), element.number('max'), element.number('step')];
  const size = step > 0 ? step : 1;
  const snapped = min + Math.round((value - min) / size) * size;
  return Number(Math.min(max, Math.max(min, snapped)).toFixed(10));
};

const draw = (element: BuiltIn) => {
  const track = addBox(element.host, 'wx-slider-track');
  const bar = addBox(track, 'wx-slider-bar');
  const handle = addBox(track, 'wx-slider-handle');
  const label = addBox(element.host, 'wx-slider-value');
  const paint = () => {
    const [min, max] = [element.number('min'), element.number('max')];
    const value = snap(element, element.number('value'));
    const share = max > min ? ((value - min) / (max - min)) * 100 : 0;
    const size = Math.min(28, Math.max(12, element.number('blockSize')));
    track.style.backgroundColor = element.text('backgroundColor') || element.text('color');
    bar.style.cssText = `width: ${share}%; background-color: ${element.text('activeColor') || element.text('selectedColor')}`;
    handle.style.cssText = `left: ${share}%; width: ${size}px; height: ${size}px; margin: -${size / 2}px 0 0 -${size / 2}px; background-color: ${element.text('blockColor')}`;
    label.hidden = !element.flag('showValue');
    label.textContent = String(value);
  };
  paint();
  return { paint, track };
};

const setUp = (element: BuiltIn): Parts => {
  const { paint, track } = draw(element);
  const slide = (value: number, event: 'changing' | 'change') => {
    element.set({ value: snap(element, value) });
    element.emit(event, { value: element.number('value') });
  };
  const under = (x: number): number => {
    const { left, width } = track.getBoundingClientRect();
    const [min, max] = [element.number('min'), element.number('max')];
    return width > 0 ? min + ((x - left) / width) * (max - min) : element.number('value');
  };
  const unlessDisabled = (event: 'changing' | 'change') => ({ x }: { x: number }) => {
    if (!element.flag('disabled')) slide(under(x), event);
  };
  watchDrag(element, { move: unlessDisabled('changing'), end: unlessDisabled('change') });
  const look = ['value', 'min', 'max', 'step', 'color', 'selectedColor', 'activeColor', 'backgroundColor', 'blockSize', 'blockColor', 'showValue'];
  return {
    changed: Object.fromEntries(look.map((name) => [name, paint])),
    control: { value: () => element.number('value'), reset: () => element.set({ value: element.number('min') }) },
    functions: { slideTo: ([value]) => slide(Number(value), 'change') },
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/slider.html */
export const SLIDER: ElementDefinition = {
  tag: 'slider',
  properties: {
    min: 0, max: 100, step: 1, disabled: false, value: 0, color: '#e9e9e9', selectedColor: '#1aad19', activeColor: '', backgroundColor: '',
    blockSize: 28, blockColor: '#ffffff', showValue: false, name: '',
  },
  setUp,
};
