import { type BuiltIn, textOf } from './built-in';
import { REGIONS } from './regions';

/** A picker's wheels, and what its value means. */
export interface PickerMode {
  columns: (indexes: number[]) => string[][];
  /** Where the wheels stand for the element's value. */
  indexes: () => number[];
  /** The detail of `change`. */
  detail: (indexes: number[]) => Record<string, unknown>;
}

const two = (number: number): string => String(number).padStart(2, '0');
const range = (from: number, to: number, show: (number: number) => string): string[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => show(from + index));
const within = (index: number, list: unknown[] | undefined): number => Math.min(Math.max(0, index), Math.max(0, (list?.length ?? 1) - 1));

const labels = (element: BuiltIn, list: unknown): string[] => {
  const key = element.text('rangeKey');
  return (Array.isArray(list) ? (list as unknown[]) : []).map((item) =>
    textOf(key ? (item as Record<string, unknown> | null)?.[key] : item),
  );
};

const selector = (element: BuiltIn): PickerMode => {
  const columns = () => [labels(element, element.value('range'))];
  return {
    columns,
    indexes: () => [within(Number(element.value('value')) || 0, columns()[0])],
    // WeChat answers with text here, and with numbers for several columns.
    detail: ([index]) => ({ value: String(index ?? 0) }),
  };
};

const multiSelector = (element: BuiltIn): PickerMode => {
  const columns = () => ((element.value('range') as unknown[] | null) ?? []).map((list) => labels(element, list));
  return {
    columns,
    indexes: () => columns().map((list, column) => within(Number((element.value('value') as number[] | null)?.[column]) || 0, list)),
    detail: (indexes) => ({ value: indexes }),
  };
};

const minutesOf = (text: string, otherwise: number): number => {
  const [hours, minutes] = text.split(':').map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? otherwise : hours * 60 + minutes;
};

const time = (element: BuiltIn): PickerMode => {
  const start = () => minutesOf(element.text('start'), 0);
  const end = () => minutesOf(element.text('end'), 24 * 60 - 1);
  const hours = () => range(Math.floor(start() / 60), Math.floor(end() / 60), two);
  const minutes = (hour: number) => {
    const from = hour === Math.floor(start() / 60) ? start() % 60 : 0;
    return range(from, hour === Math.floor(end() / 60) ? end() % 60 : 59, two);
  };
  const columns = ([index]: number[]) => [hours(), minutes(Number(hours()[within(index ?? 0, hours())]))];
  const indexes = () => {
    const value = Math.min(end(), Math.max(start(), minutesOf(element.text('value'), start())));
    const hour = Math.floor(value / 60);
    return [hours().indexOf(two(hour)), minutes(hour).indexOf(two(value % 60))];
  };
  return { columns, indexes, detail: (at) => ({ value: columns(at).map((list, column) => list[within(at[column] ?? 0, list)]).join(':') }) };
};

type Day = [year: number, month: number, day: number];
const FIELDS = ['year', 'month', 'day'];
const dayOf = (text: string, otherwise: Day): Day => {
  const parts = text.split('-').map(Number);
  return parts.some(Number.isNaN) || !parts[0] ? otherwise : [parts[0], parts[1] ?? otherwise[1], parts[2] ?? otherwise[2]];
};
const today = (): Day => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()];
};

const date = (element: BuiltIn): PickerMode => {
  const start = () => dayOf(element.text('start'), [1970, 1, 1]);
  const end = () => dayOf(element.text('end'), [2100, 12, 31]);
  const count = () => Math.max(0, FIELDS.indexOf(element.text('fields'))) + 1;
  const first = (day: Day, column: number) => (day.slice(0, column).join() === start().slice(0, column).join() ? start()[column] ?? 1 : 1);
  const last = (day: Day, column: number) => {
    if (day.slice(0, column).join() === end().slice(0, column).join()) return end()[column] ?? 12;
    return column === 1 ? 12 : new Date(day[0], day[1], 0).getDate();
  };
  const numbers = (day: Day, column: number): number[] =>
    range(column === 0 ? start()[0] : first(day, column), column === 0 ? end()[0] : last(day, column), String).map(Number);
  const dayAt = (indexes: number[]): Day => {
    const day: Day = [start()[0], 1, 1];
    for (const column of [0, 1, 2] as const) day[column] = numbers(day, column)[within(indexes[column] ?? 0, numbers(day, column))] ?? 1;
    return day;
  };
  const columns = (indexes: number[]) =>
    [0, 1, 2].slice(0, count()).map((column) => numbers(dayAt(indexes), column).map((number) => `${number}${'年月日'.charAt(column)}`));
  const indexes = () => {
    const day = dayOf(element.text('value'), today());
    return [0, 1, 2].slice(0, count()).map((column) => within(day[column as 0 | 1 | 2] - (numbers(day, column)[0] ?? 0), numbers(day, column)));
  };
  return { columns, indexes, detail: (at) => ({ value: dayAt(at).slice(0, count()).map((number, column) => (column === 0 ? String(number) : two(number))).join('-') }) };
};

const region = (element: BuiltIn): PickerMode => {
  const custom = () => (element.text('customItem') ? [{ name: element.text('customItem'), code: '', inside: [] }] : []);
  const lists = (indexes: number[]) => {
    const provinces = [...custom(), ...REGIONS];
    const cities = [...custom(), ...(provinces[within(indexes[0] ?? 0, provinces)]?.inside ?? [])];
    const districts = [...custom(), ...(cities[within(indexes[1] ?? 0, cities)]?.inside ?? [])];
    return [provinces, cities, districts].slice(0, ['province', 'city'].indexOf(element.text('level')) + 1 || 3);
  };
  const indexes = () => {
    const found: number[] = [];
    ((element.value('value') as string[] | null) ?? []).forEach((name, column) => found.push(within(lists(found)[column]?.findIndex((place) => place.name === name) ?? 0, lists(found)[column])));
    return lists(found).map((_, column) => found[column] ?? 0);
  };
  const detail = (at: number[]) => {
    const places = lists(at).map((list, column) => list[within(at[column] ?? 0, list)]);
    return { value: places.map((place) => place?.name ?? ''), code: places.map((place) => place?.code ?? ''), postcode: places.at(-1)?.code ?? '' };
  };
  return { columns: (at) => lists(at).map((list) => list.map(({ name }) => name)), indexes, detail };
};

export const PICKER_MODES: Record<string, (element: BuiltIn) => PickerMode> = { selector, multiSelector, time, date, region };
