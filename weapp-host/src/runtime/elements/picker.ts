import type { BuiltIn, Parts } from './built-in';
import { type ElementDefinition, whenTapped } from './define-element';
import { PICKER_MODES } from './picker-modes';

/** Turns the wheels of the phone until the person chose or went away. */
const choose = async (element: BuiltIn): Promise<void> => {
  const name = element.text('mode');
  const mode = PICKER_MODES[name]?.(element);
  if (!mode) throw new Error(`<picker mode="${name}"> is not known`);
  const indexes = mode.indexes();
  const chosen = await element.runtime.shell.picker(mode.columns(indexes), indexes, (column, value) => {
    indexes[column] = value;
    // The page may answer by changing `range`, and by setting the wheels behind this one back.
    element.emit('columnchange', { column, value });
    if (name !== 'multiSelector') indexes.fill(0, column + 1);
    return name === 'selector' ? undefined : mode.columns(indexes);
  });
  if (!chosen) return element.emit('cancel');
  const detail = mode.detail(chosen);
  element.set({ value: name === 'selector' ? Number(detail.value) : detail.value });
  element.emit('change', detail);
};

const setUp = (element: BuiltIn): Parts => {
  let isOpen = false;
  const open = () => {
    if (element.flag('disabled') || isOpen) return;
    isOpen = true;
    choose(element)
      .catch((error: unknown) => element.runtime.report(error, 'picker'))
      .finally(() => (isOpen = false));
  };
  whenTapped(element, open);
  const initial = (): unknown => ({ selector: 0, multiSelector: [], region: [] })[element.text('mode')] ?? '';
  return { control: { value: () => element.value('value'), reset: () => element.set({ value: initial() }) }, activate: open };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/picker.html */
export const PICKER: ElementDefinition = {
  tag: 'picker',
  properties: {
    mode: 'selector', range: [], rangeKey: '', value: null, disabled: false, headerText: '', start: '', end: '', fields: 'day', customItem: '',
    level: 'region', name: '',
  },
  setUp,
};
