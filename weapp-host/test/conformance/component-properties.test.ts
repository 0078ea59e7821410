import { call, findComponent, textOf, openFixture, type Page } from '../support/fixture';

jest.setTimeout(30_000);

const { phone } = openFixture();
let page: Page;
beforeEach(async () => {
  page = await phone().open('/pages/properties/index');
});
const component = (selector: string) => findComponent(page, selector);

describe('框架 / 自定义组件 / Component 构造器 / properties', () => {
  test('a property that is not given has the initial value of its type, or its own', async () => {
    expect(await (await component('#bare')).data()).toMatchObject({
      text: '', count: 0, isOpen: false, good: null, list: [], any: null, initial: 'initial', either: 0, watched: 0,
    });
  });

  test('a property is given with hyphens and keeps the value’s type', async () => {
    expect(await (await component('#given')).data()).toMatchObject({
      text: 'text', count: 3, isOpen: true, good: { name: 'apple' }, list: [1, 2], any: { name: 'apple' }, initial: 'given', either: 'text', watched: 1, byName: 1,
    });
  });

  test('data and properties are the same values', async () => {
    expect(await call(await component('#given'), 'seen')).toMatchObject({ same: true });
  });

  test('optionalTypes takes values of the other types as they are', async () => {
    await call(page, 'bump');
    expect(await (await component('#given')).data('either')).toEqual({ as: 'object' });
  });

  test('an observer gets the new and the old value, as a function or by its name', async () => {
    const given = await component('#given');
    expect(await call(given, 'seen')).toMatchObject({ changes: [[1, 0]], named: [1, 0] });
    await call(page, 'bump');
    expect(await call(given, 'seen')).toMatchObject({ changes: [[1, 0], [5, 1]], named: [5, 1] });
  });

  test('a change is shown', async () => {
    const given = await component('#given');
    expect(await textOf(given, '.either')).toBe('text');
    await page.setData({ either: 'other' });
    expect(await textOf(given, '.either')).toBe('other');
  });
});

describe('框架 / 自定义组件 / 数据监听器 (observers)', () => {
  test('one observer of several fields runs once for one setData', async () => {
    const observing = await component('#observing');
    expect(await call(observing, 'run', { first: 5, second: 6 })).toEqual(['first,second 5 6']);
    expect(await observing.data('sum')).toBe(11);
    expect(await textOf(observing, '.sum')).toBe('11');
  });

  test('a field of an object is observed, also when the whole object is set', async () => {
    const observing = await component('#observing');
    expect(await call(observing, 'run', { 'some.subfield': 7 })).toEqual(['some.subfield 7', 'some.** 7 1']);
    expect(await call(observing, 'run', { some: { subfield: 8, other: 2 } })).toEqual(['some.subfield 8', 'some.** 8 2']);
  });

  test('a wildcard sees every field below, a field’s own observer only that one', async () => {
    expect(await call(await component('#observing'), 'run', { 'some.other': 3 })).toEqual(['some.** 1 3']);
  });

  test('an item of a list is observed', async () => {
    const observing = await component('#observing');
    expect(await call(observing, 'run', { 'arr[1]': 9 })).toEqual(['arr[1] 9']);
    expect(await call(observing, 'run', { 'arr[2]': 9 })).toEqual([]);
  });

  test('an observer runs even when the value is the same', async () => {
    expect(await call(await component('#observing'), 'run', { 'some.subfield': 1 })).toEqual(['some.subfield 1', 'some.** 1 1']);
  });

  test('properties that the page changes are observed', async () => {
    const observing = await component('#observing');
    await page.setData({ first: 10, second: 20 });
    expect(await observing.data('sum')).toBe(30);
  });
});

describe('框架 / 自定义组件 / 纯数据字段 (pure data)', () => {
  test('is not shown, but observed and readable', async () => {
    const pure = await component('#pure');
    expect(await textOf(pure, '.pure')).toBe('[]');
    expect(await textOf(pure, '.secret')).toBe('[]');
    await call(pure, 'touch');
    expect(await textOf(pure, '.shown')).toBe('at 42');
    expect(await call(pure, 'read')).toEqual({ timestamp: 42, secret: 'hush' });
  });
});
