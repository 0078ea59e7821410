import { call, dataOf, find, findComponent, tap, textOf, openFixture, type Page } from '../support/fixture';

jest.setTimeout(30_000);

const { phone } = openFixture();

describe('框架 / 自定义组件 / 组件模板 (templates of components)', () => {
  let page: Page;
  beforeEach(async () => {
    page = await phone().open('/pages/slots/index');
  });
  const text = async (selector: string) => (await textOf(page, selector)).replace(/\s+/g, '');

  test('what is put into a component is shown at its slot, and is the page’s', async () => {
    expect(await text('#one')).toBe('[in0]');
    await tap(page, '.slotted');
    expect(await text('#one')).toBe('[in1]');
    expect(await dataOf(page, 'taps')).toBe(1);
  });

  test('several slots are told apart by name, also by a name that changes', async () => {
    expect(await text('#two')).toBe('before|after');
    await call(await findComponent(page, '#two'), 'swap');
    expect(await text('#two')).toBe('after|before');
  });

  test('a dynamic slot repeats its content and gives it values', async () => {
    expect(await text('#rows')).toBe('0:apple;1:bread;');
    await call(page, 'shorten');
    expect(await text('#rows')).toBe('0:rye;');
  });

  test('a component may use one that uses it', async () => {
    expect(await text('#loop')).toBe('a3b2a1b0');
  });

  test('a component with a virtual host is laid out as the node inside of it', async () => {
    const inside = await find(await findComponent(page, '#hollow'), '.hollow');
    expect(await inside.style('width')).toBe('50px');
    expect(await inside.style('color')).toBe('rgb(8, 8, 8)');
    expect(await text('#hollow-parent')).toBe('hollow');
  });

  test('a component of a sub-package comes in the place of its placeholder', async () => {
    await page.waitFor(async () => (await text('#badge')).includes('000007'));
    expect(await text('#badge')).toBe('No.000007');
  });
});

describe('框架 / 自定义组件 / 组件样式 (styles of components)', () => {
  let page: Page;
  beforeAll(async () => {
    page = await phone().open('/pages/isolation/index');
  });
  const color = async (component: string, selector: string) => (await find(await findComponent(page, component), selector)).style('color');
  const APP = 'rgb(1, 2, 3)';
  const PAGE = 'rgb(20, 20, 20)';
  const OWN = 'rgb(30, 30, 30)';

  test('isolated: neither the page’s nor the app’s classes come in', async () => {
    expect(await color('#isolated', '.from-component')).toBe(OWN);
    expect(await color('#isolated', '.from-page')).not.toBe(PAGE);
    expect(await color('#isolated', '.from-app')).not.toBe(APP);
  });

  test.each(['#apply', '#shared'])('%s: the page’s and the app’s classes come in', async (component) => {
    expect(await color(component, '.from-component')).toBe(OWN);
    expect(await color(component, '.from-page')).toBe(PAGE);
    expect(await color(component, '.from-app')).toBe(APP);
  });

  test('only shared lets a component’s classes out', async () => {
    const leaked = await Promise.all(['isolated', 'apply', 'shared'].map(async (name) => (await (await find(page, `#leak-${name}`)).style('color')) === 'rgb(40, 40, 40)'));
    expect(leaked).toEqual([false, false, true]);
  });

  test('an external class brings the page’s style in, several at once and as data', async () => {
    const target = await find(await findComponent(page, '#painted'), '.target');
    expect(await target.style('color')).toBe('rgb(200, 0, 0)');
    expect(await target.style('letter-spacing')).toBe('3px');
    expect(await target.style('font-size')).toBe('22px');
  });

  test('~ refers to a class of the page', async () => {
    expect(await color('#painted', '.borrowed')).toBe(PAGE);
  });

  test(':host is the component’s own node', async () => {
    const painted = await find(page, '#painted');
    expect([await painted.style('display'), await painted.style('width')]).toEqual(['block', '120px']);
  });
});
