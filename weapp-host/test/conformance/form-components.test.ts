import type { InputElement, SliderElement } from 'miniprogram-automator/out/Element';
import { call, dataOf, find, tap, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

interface Heard { id: string; type: string; detail: Record<string, unknown> }

const { phone } = openFixture();
let page: Page;
beforeEach(async () => {
  page = await phone().open('/pages/form/index');
});
const input = async (selector: string) => (await find(page, selector)) as InputElement;
const heard = (id: string, type: string) =>
  until(`${id} told ${type}`, async () => (await dataOf<Heard[]>(page, 'heard')).find((event) => event.id === id && event.type === type)?.detail);
const submitted = async () => {
  await tap(page, '#submit');
  return until('the form was sent', () => dataOf<Record<string, unknown> | null>(page, 'submitted'));
};

const INITIAL = { name: 'Ann', short: '', note: 'note', switch: true, slider: 20, boxes: ['a'], radios: 'x', picker: 1 };

describe('组件 / 表单组件 / form', () => {
  test('submit sends the value of every control that has a name', async () => {
    expect(await submitted()).toEqual(INITIAL);
    expect(await dataOf(page, 'submitType')).toBe('submit');
  });

  test('submit sends what has been changed', async () => {
    await (await input('#name')).input('Bob');
    await (await input('#note')).input('two\nlines');
    await tap(page, '#switch');
    await ((await find(page, '#slider')) as SliderElement).slideTo(35);
    await tap(page, '#box-b');
    await tap(page, '#radio-y');
    expect(await submitted()).toEqual({ name: 'Bob', short: '', note: 'two\nlines', switch: false, slider: 35, boxes: ['a', 'b'], radios: 'y', picker: 1 });
  });

  test('reset is told to the page, and clears the controls', async () => {
    await (await input('#name')).input('Bob');
    await tap(page, '#reset');
    await until('the page heard', async () => (await dataOf<number>(page, 'resets')) === 1);
    expect((await submitted()).name).not.toBe('Bob');
  });
});

describe('组件 / 表单组件 / input and textarea', () => {
  test('bindinput tells value and cursor', async () => {
    await (await input('#name')).input('typed');
    expect(await heard('name', 'input')).toMatchObject({ value: 'typed', cursor: 5 });
    expect(await (await input('#name')).value()).toBe('typed');
  });

  test('what the handler returns replaces what was typed', async () => {
    const shout = await input('#shout');
    await shout.input('loud');
    await until('it was replaced', async () => (await shout.value()) === 'LOUD');
  });

  test('maxlength cuts', async () => {
    await (await input('#short')).input('12345');
    expect(await heard('short', 'input')).toMatchObject({ value: '123' });
  });

  test('a textarea takes several lines', async () => {
    await (await input('#note')).input('a\nb');
    expect(await heard('note', 'input')).toMatchObject({ value: 'a\nb' });
  });

  test('focus, confirm and blur reach their handlers when triggered', async () => {
    const name = await find(page, '#name');
    await name.trigger('focus', { value: 'Ann', height: 0 });
    await name.trigger('confirm', { value: 'Ann' });
    await name.trigger('blur', { value: 'Ann', cursor: 3 });
    expect(await heard('name', 'focus')).toMatchObject({ value: 'Ann' });
    expect(await heard('name', 'confirm')).toEqual({ value: 'Ann' });
    expect(await heard('name', 'blur')).toMatchObject({ cursor: 3 });
  });
});

describe('组件 / 表单组件 / switch, slider, checkbox, radio', () => {
  test('a switch tells its new value', async () => {
    await tap(page, '#switch');
    expect(await heard('switch', 'change')).toMatchObject({ value: false });
  });

  test('a slider tells its value, in steps', async () => {
    await ((await find(page, '#slider')) as SliderElement).slideTo(50);
    expect(await heard('slider', 'change')).toMatchObject({ value: 50 });
  });

  test('a checkbox group tells the values that are checked', async () => {
    await tap(page, '#box-b');
    expect(await heard('boxes', 'change')).toMatchObject({ value: ['a', 'b'] });
    await call(page, 'clear');
    await tap(page, '#box-a');
    expect(await heard('boxes', 'change')).toMatchObject({ value: ['b'] });
  });

  test('a radio group tells the one value', async () => {
    await tap(page, '#radio-y');
    expect(await heard('radios', 'change')).toMatchObject({ value: 'y' });
  });
});

describe('组件 / 表单组件 / label and button', () => {
  test('a label acts on the control inside of it', async () => {
    await tap(page, '#label-y');
    expect(await heard('radios', 'change')).toMatchObject({ value: 'y' });
  });

  test('a label with for acts on the control of that id', async () => {
    await tap(page, '#label-for');
    expect(await heard('boxes', 'change')).toMatchObject({ value: ['a', 'b'] });
  });

  test('a label with for also taps a button', async () => {
    await tap(page, '#label-button');
    await heard('button', 'tap');
  });

  test('a disabled button hears no tap', async () => {
    await tap(page, '#dead');
    await tap(page, '#button');
    await heard('button', 'tap');
    expect((await dataOf<Heard[]>(page, 'heard')).map(({ id }) => id)).toEqual(['button']);
  });
});
