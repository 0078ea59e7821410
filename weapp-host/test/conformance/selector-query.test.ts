import { call, dataOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

interface Rect { left: number; top: number; right: number; bottom: number; width: number; height: number; id: string; dataset: Record<string, string> }

const { phone } = openFixture();
let page: Page;
beforeAll(async () => {
  page = await phone().open('/pages/query/index');
});

describe('API / WXML / SelectorQuery (reading the layout)', () => {
  test('exec answers in the order in which it was asked', async () => {
    const results = await call<[Rect, Rect[], null, { scrollTop: number }, Record<string, unknown>, { scrollHeight: number; scrollTop: number }]>(page, 'measure');
    const [box, items, nobody, viewport, fields, scroller] = results;
    expect(box).toMatchObject({ id: 'box', dataset: { name: 'box' }, left: 0, top: 0, right: 100, bottom: 40, width: 100, height: 40 });
    expect(items.map(({ height }) => height)).toEqual([10, 20]);
    expect(nobody).toBeNull();
    expect(viewport.scrollTop).toBe(0);
    expect(fields).toMatchObject({ id: 'box', dataset: { name: 'box' }, width: 100, height: 40, opacity: '0.5' });
    expect(scroller).toMatchObject({ scrollTop: 0, scrollHeight: 300 });
  });

  test('the callbacks of the single questions are called before that of exec', async () => {
    expect(await call(page, 'measureCallbacks')).toEqual({ order: [100, 2], results: 2 });
  });

  test('a selector does not reach into a component, but with >>>', async () => {
    const [plain, across] = await call<[null, Rect]>(page, 'acrossComponents');
    expect(plain).toBeNull();
    expect(across).toMatchObject({ width: 33, height: 12 });
  });

  test('a component’s query finds its own nodes alone', async () => {
    const [inside, box] = await call<[Rect, null]>(page, 'ofComponent');
    expect(inside).toMatchObject({ width: 33 });
    expect(box).toBeNull();
  });
});

describe('API / WXML / IntersectionObserver', () => {
  test('tells when an element comes into view, and goes', async () => {
    const fresh = await phone().open('/pages/query/index');
    const ratios = async () => (await dataOf<{ ratio: number; name: string }[]>(fresh, 'seen')).map(({ ratio }) => ratio);
    await phone().wx('pageScrollTo', { selector: '#far', duration: 0 });
    await until('it was seen', async () => (await ratios()).some((ratio) => ratio >= 0.5));
    await phone().wx('pageScrollTo', { scrollTop: 0, duration: 0 });
    await until('it went', async () => (await ratios()).at(-1) === 0);
    expect((await dataOf<{ name: string }[]>(fresh, 'seen'))[0]?.name).toBe('far');
  });
});
