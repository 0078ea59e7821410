import type { InputElement, SliderElement } from 'miniprogram-automator/out/Element';
import { dataOf, find, findComponent, tap, textOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();
let page: Page;
beforeAll(async () => {
  page = await phone().open('/pages/model/index');
});
const input = async (selector: string) => (await find(page, selector)) as InputElement;
const becomes = (dataPath: string, value: unknown) => until(`${dataPath} is ${String(value)}`, async () => (await dataOf(page, dataPath)) === value);

describe('框架 / 视图层 / 双向绑定 (two-way binding)', () => {
  test('model:value of an input writes the page’s data', async () => {
    await (await input('#two')).input('typed');
    await becomes('value', 'typed');
    expect(await textOf(page, '#shown')).toBe('typed');
  });

  test('and the data writes the input', async () => {
    await page.setData({ value: 'set' });
    expect(await (await input('#two')).value()).toBe('set');
  });

  test('without model: the data stays as it is', async () => {
    await (await input('#one')).input('typed');
    expect(await (await input('#one')).value()).toBe('typed');
    expect(await dataOf(page, 'oneWay')).toBe('fixed');
  });

  test('a component that sets its own property writes the page’s data', async () => {
    const stepper = await findComponent(page, '#stepper');
    await tap(stepper, '.more');
    expect(await stepper.data('myValue')).toBe(4);
    await becomes('pieces', 4);
    expect(await textOf(page, '#pieces')).toBe('4');
  });

  test('switch, slider and textarea have it as well', async () => {
    await tap(page, '#switch');
    await becomes('on', true);
    await ((await find(page, '#slider')) as SliderElement).slideTo(40);
    await becomes('slid', 40);
    await (await input('#note')).input('remember');
    await becomes('note', 'remember');
  });
});
