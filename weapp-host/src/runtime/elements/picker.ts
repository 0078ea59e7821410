import type { BuiltIn, Parts } from './built-in';
import { type ElementDefinition, whenTapped } from './define-element';
import { PICKER_MODES, type PickerMode } from './picker-modes';

/** The wheels that are open: what the page changes meanwhile reaches them, also when it comes late. */
interface OpenWheels {
  rangeChanged: () => void;
  valueChanged: () => void;
}

/** A row that a shorter wheel does not have is its last row. */
const within = (indexes: number[], columns: string[][]): number[] =>
  columns.map((rows, column) => Math.max(0, Math.min(indexes[column] ?? 0, rows.length - 1)));

const modeOf = (element: BuiltIn): PickerMode => {
  const name = element.text('mode');
  const mode = PICKER_MODES[name]?.(element);
  if (!mode) throw new Error(`<picker mode="${name}"> is not known`);
  return mode;
};

/** Turns the wheels of the phone until the person chose or went away. */
const choose = async (element: BuiltIn, onOpen: (wheels: OpenWheels) => void): Promise<void> => {
  const mode = modeOf(element);
  const name = element.text('mode');
  let indexes = mode.indexes();
  const redraw = () => {
    const columns = mode.columns(indexes);
    indexes = within(indexes, columns);
    element.runtime.shell.updatePicker(columns, [...indexes]);
  };
  onOpen({
    rangeChanged: redraw,
    valueChanged: () => {
      indexes = mode.indexes();
      redraw();
    },
  });
  const chosen = await element.runtime.shell.picker(mode.columns(indexes), [...indexes], (column, row) => {
    indexes[column] = row;
    // Another province has other towns. Several columns of a page's own are left alone: it sets them back itself, if it wants to.
    if (name === 'region') indexes.fill(0, column + 1);
    if (name === 'multiSelector') element.emit('columnchange', { column, value: row });
    redraw();
  });
  if (!chosen) return element.emit('cancel');
  const detail = mode.detail(chosen);
  element.set({ value: name === 'selector' ? Number(detail.value) : detail.value });
  element.emit('change', detail);
};

const setUp = (element: BuiltIn): Parts => {
  let wheels: OpenWheels | undefined;
  let isOpen = false;
  const open = () => {
    if (element.flag('disabled') || isOpen) return;
    isOpen = true;
    choose(element, (opened) => (wheels = opened))
      .catch((error: unknown) => element.runtime.report(error, 'picker'))
      .finally(() => {
        isOpen = false;
        wheels = undefined;
      });
  };
  whenTapped(element, open);
  const initial = (): unknown => ({ selector: 0, multiSelector: [], region: [] })[element.text('mode')] ?? '';
  return {
    changed: { range: () => wheels?.rangeChanged(), value: () => wheels?.valueChanged() },
    control: { value: () => element.value('value'), reset: () => element.set({ value: initial() }) },
    activate: open,
  };
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
