import { call, dataOf, findAll, findComponent, tap, textOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();

describe('框架 / 自定义组件 / 组件间通信 (finding and calling components)', () => {
  let page: Page;
  beforeEach(async () => {
    page = await phone().open('/pages/calling/index');
  });

  test('selectComponent gives what wx://component-export exports', async () => {
    expect(await call(page, 'exported')).toEqual({ myField: 'myValue' });
  });

  test('selectComponent finds nobody as null and does not reach into components but with >>>', async () => {
    expect(await call(page, 'found')).toMatchObject({ nobody: null, across: 'one', all: 2 });
  });

  test('selectAllComponents of a component finds its own, not what is put into it', async () => {
    expect(await call(page, 'ask', 'guests')).toEqual(['one', 'two']);
  });

  test('a page may set the data of its component', async () => {
    expect(await call(page, 'pushData')).toEqual(['three']);
  });

  test('a component knows who it is and who uses it', async () => {
    expect(await call(page, 'ask', 'owner')).toBe('open all day');
    expect(await call(page, 'ask', 'identity')).toEqual({ is: 'components/parlour/index', id: 'parlour', dataset: { room: 'front' }, pageMatches: true });
  });
});

describe('框架 / 自定义组件 / behaviors', () => {
  let page: Page;
  beforeEach(async () => {
    await phone().clearDiary();
    page = await phone().open('/pages/behavior/index');
  });

  test('of fields with one name the component’s wins, then the later behavior’s; objects are merged, lists replaced', async () => {
    const { data, who, onlyBase, hasBase } = await call<{ data: object; who: string; onlyBase: string; hasBase: boolean }>(await findComponent(page, '#behaved'), 'report');
    expect(data).toMatchObject({
      fromBase: 'base property', clash: 'upper', plain: 'component', list: ['upper'],
      shared: { base: true, upper: true, component: true, who: 'component' },
    });
    expect([who, onlyBase, hasBase]).toEqual(['upper', 'only base', true]);
  });

  test('lifetimes are not overridden: the behaviors’ run first, each behavior once', async () => {
    const lines = (await phone().diary()).filter((line) => /^(base|upper|component) (created|attached|show)$/.test(line));
    expect(lines).toEqual(['upper created', 'base attached', 'upper attached', 'component attached', 'base show']);
  });

  test('definitionFilter may change the definition of whoever uses it', async () => {
    const filtered = await findComponent(page, '#filtered');
    expect(await textOf(filtered, '.greeting')).toBe('Hello shop');
    expect(await filtered.data('from')).toBe('filter');
  });

  test('wx://form-field makes a component a control of the form', async () => {
    await tap(await findComponent(page, '#field'), '.fill');
    await tap(page, '#submit');
    expect(await until('the form was sent', () => dataOf(page, 'submitted'))).toEqual({ box: 'filled' });
  });

  test('a page may have behaviors', async () => {
    expect(await call(page, 'hello')).toBe('hello from page behavior');
    expect(await textOf(page, '#from-behavior')).toBe('page behavior');
  });
});

describe('框架 / 自定义组件 / 组件间关系 (relations)', () => {
  let page: Page;
  beforeEach(async () => {
    await phone().clearDiary();
    page = await phone().open('/pages/relations/index');
  });
  const lines = async () => (await phone().diary()).filter((line) => /^(ul|li) /.test(line));

  test('linked is called on both sides after the child is attached', async () => {
    const all = await lines();
    expect(all.filter((line) => line.includes('a'))).toEqual(expect.arrayContaining(['li a attached', 'ul linked a', 'li a linked to ul']));
    expect(all.indexOf('li a attached')).toBeLessThan(Math.min(all.indexOf('ul linked a'), all.indexOf('li a linked to ul')));
  });

  test('getRelationNodes gives them in the order of the tree', async () => {
    const names = async () => call<string[]>(await findComponent(page, '#ul'), 'names');
    expect(await names()).toEqual(['a', 'b']);
    await call(page, 'add');
    await call(page, 'reverse');
    expect(await names()).toEqual(['c', 'b', 'a']);
  });

  test('unlinked when a child goes, linkChanged when it moves', async () => {
    await phone().clearDiary();
    await call(page, 'reverse');
    expect(await lines()).toEqual(expect.arrayContaining([expect.stringMatching(/^ul linkChanged [ab]$/), expect.stringMatching(/^li [ab] linkChanged in ul$/)]));
    await phone().clearDiary();
    await call(page, 'remove');
    expect((await lines()).sort()).toEqual(['li b unlinked from ul', 'ul unlinked b']);
  });

  test('a behavior as target relates to every component that has it', async () => {
    expect(await call(await findComponent(page, '#frame'), 'names')).toEqual(['deep', 'near']);
  });
});

describe('框架 / 自定义组件 / 抽象节点 (generics)', () => {
  test('the user chooses the component, or the default is taken', async () => {
    const page = await phone().open('/pages/generics/index');
    const labels = async (selector: string) => {
      const texts: string[] = [];
      for (const node of await findAll(await findComponent(page, selector), '.selectable')) texts.push(await node.text());
      return texts;
    };
    expect(await labels('#boxed')).toEqual(['[tea]', '[milk]']);
    expect(await labels('#default')).toEqual(['(tea)', '(milk)']);
  });

  test('its events reach the component that declares it', async () => {
    const page = await phone().open('/pages/generics/index');
    const boxed = await findComponent(page, '#boxed');
    const [, milk] = await findAll(boxed, '.selectable');
    if (!milk) throw new Error('there is no second choice');
    await tap(milk, '.radio');
    expect(await textOf(boxed, '.chosen')).toBe('box milk');
  });
});
