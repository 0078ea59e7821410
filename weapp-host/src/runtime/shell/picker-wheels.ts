import { ApiFailure, type Shell } from '../runtime';
import type { DialogRequest } from './dialog-layer';
import { button, element } from './element-builder';
import { indexOf } from './native-data';

const ROW_HEIGHT = 48;
const STEPS: Partial<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

type OnColumnChange = Parameters<Shell['picker']>[2];

export interface Wheels {
  body: HTMLElement;
  value: () => number[];
  /** Turns a column to a row and tells the page. */
  select: (column: number, row: number) => void;
  /** Other rows, or other chosen ones, from the page. */
  update: (columns: string[][], value: number[]) => void;
  /** Scrolls each wheel to its row: possible once the wheels have a size. */
  settle: () => void;
}

const clamp = (row: number, rows: string[]): number => Math.max(0, Math.min(row, rows.length - 1));

const drawRow = (text: string, isSelected: boolean, onTap: () => void) =>
  element('div', { class: 'wh-wheel-row', role: 'option', 'aria-selected': String(isSelected), onclick: onTap }, [text]);

/** An arrow key turns a wheel by one row, and does not scroll it besides. */
const takeStep = (event: KeyboardEvent): number => {
  const step = STEPS[event.key] ?? 0;
  if (step !== 0) event.preventDefault();
  return step;
};

const createWheels = (initial: string[][], chosen: number[], onColumnChange: OnColumnChange): Wheels => {
  let columns = initial;
  let value = columns.map((rows, column) => clamp(chosen[column] ?? 0, rows));
  const body = element('div', { class: 'wh-wheels' });
  const wheels = () => [...body.children] as HTMLElement[];

  const mark = (column: number) => {
    const wheel = wheels()[column];
    [...(wheel?.children ?? [])].forEach((row, index) => row.setAttribute('aria-selected', String(index === value[column])));
    wheel?.scrollTo(0, (value[column] ?? 0) * ROW_HEIGHT);
  };
  const settle = () => columns.forEach((_, column) => mark(column));
  const update = (next: string[][], rows: number[]) => {
    const before = columns;
    columns = next;
    value = next.map((texts, column) => clamp(rows[column] ?? 0, texts));
    // A wheel whose rows stay keeps its focus.
    const isSame = (texts: string[], column: number) => texts.join('\n') === before[column]?.join('\n');
    body.replaceChildren(...next.map((texts, column) => (isSame(texts, column) && wheels()[column]) || drawWheel(texts, column)));
    settle();
  };
  const select = (column: number, row: number) => {
    const texts = columns[column];
    if (!texts || clamp(row, texts) === value[column]) return;
    const reached = clamp(row, texts);
    value[column] = reached;
    mark(column);
    onColumnChange(column, reached);
  };
  const drawWheel = (texts: string[], column: number) =>
    element(
      'div',
      {
        class: 'wh-wheel',
        role: 'listbox',
        'aria-label': `第 ${column + 1} 列`,
        tabindex: '0',
        onscrollend: ({ target }) => {
          const wheel = target as HTMLElement;
          // The news may come after the wheel was replaced, and then stands nowhere.
          if (wheel.isConnected) select(column, Math.round(wheel.scrollTop / ROW_HEIGHT));
        },
        onkeydown: (event) => select(column, (value[column] ?? 0) + takeStep(event as KeyboardEvent)),
      },
      texts.map((text, row) => drawRow(text, row === value[column], () => select(column, row))),
    );

  body.append(...columns.map(drawWheel));
  return { body, value: () => [...value], select, update, settle };
};

const choose = (wheels: Wheels, wanted: unknown): void => {
  const { length } = wheels.value();
  if (!Array.isArray(wanted) || wanted.length !== length) throw new ApiFailure(`value must be ${length} row numbers`);
  wanted.forEach((row, column) => wheels.select(column, indexOf({ row: row as unknown }, 'row', Number.MAX_SAFE_INTEGER)));
  const reached = wheels.value();
  if (wanted.some((row, column) => row !== reached[column])) throw new ApiFailure(`value [${wanted.join(', ')}] is not in the picker, which went to [${reached.join(', ')}]`);
};

export interface PickerOptions {
  columns: string[][];
  value: number[];
  onColumnChange: OnColumnChange;
  /** Hears of the wheels, so that the page can change them while they turn. */
  onWheels: (wheels: Wheels) => void;
}

/** The wheels of `<picker>`. What is still turning when 确定 is tapped counts where it stands. */
export const pickerWheels = ({ columns, value, onColumnChange, onWheels }: PickerOptions): DialogRequest<number[] | undefined> => ({
  label: '选择',
  placement: 'bottom',
  dismissed: undefined,
  closesBeside: true,
  view: (answer) => {
    const wheels = createWheels(columns, value, onColumnChange);
    onWheels(wheels);
    const cancel = () => answer(undefined);
    const confirm = () => {
      [...wheels.body.children].forEach((wheel, column) => wheels.select(column, Math.round(wheel.scrollTop / ROW_HEIGHT)));
      answer(wheels.value());
    };
    const panel = element('div', { class: 'wh-sheet wh-picker' }, [
      element('div', { class: 'wh-picker-head' }, [
        button('wh-picker-button', cancel, ['取消']),
        button('wh-picker-button wh-picker-confirm', confirm, ['确定']),
      ]),
      wheels.body,
    ]);
    const actions = {
      cancelPicker: cancel,
      confirmPicker: (data: unknown) => {
        const wanted = (data as { value?: unknown } | null | undefined)?.value;
        if (wanted !== undefined) choose(wheels, wanted);
        confirm();
      },
      turnPicker: (data: unknown) => {
        const column = indexOf(data, 'column', wheels.value().length);
        wheels.select(column, indexOf(data, 'row', Number.MAX_SAFE_INTEGER));
      },
    };
    return { panel, actions, onOpen: wheels.settle };
  },
});
