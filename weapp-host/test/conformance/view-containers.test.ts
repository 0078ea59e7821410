import type { MovableViewElement, ScrollViewElement, SwiperElement } from 'miniprogram-automator/out/Element';
import { call, dataOf, find, findAll, textOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();
let page: Page;
beforeEach(async () => {
  page = await phone().open('/pages/containers/index');
});

describe('组件 / 视图容器 / scroll-view', () => {
  const scroller = async () => (await find(page, '#scroll')) as ScrollViewElement;
  const top = async () => Number(await (await scroller()).property('scrollTop'));

  test('scrolling is told with place, size and way', async () => {
    await (await scroller()).scrollTo(0, 120);
    const scrolls = await until('the page heard', async () => {
      const heard = await dataOf<Record<string, number>[]>(page, 'scrolls');
      return heard.some(({ scrollTop }) => scrollTop === 120) && heard;
    });
    expect(scrolls.at(-1)).toMatchObject({ scrollTop: 120, scrollLeft: 0, scrollHeight: 500 });
    expect(Object.keys(scrolls.at(-1) ?? {})).toEqual(expect.arrayContaining(['scrollWidth', 'deltaX', 'deltaY']));
    expect(await (await scroller()).scrollHeight()).toBe(500);
  });

  test('its ends are told: bottom, and top on the way back', async () => {
    await (await scroller()).scrollTo(0, 400);
    await until('the lower end was told', async () => (await dataOf<string[]>(page, 'edges')).includes('scrolltolower bottom'));
    await (await scroller()).scrollTo(0, 0);
    await until('the upper end was told', async () => (await dataOf<string[]>(page, 'edges')).includes('scrolltoupper top'));
  });

  test('scroll-into-view goes to an id', async () => {
    await call(page, 'showLast');
    await until('it went there', async () => (await top()) === 400);
  });

  test('scroll-top goes to a place', async () => {
    await call(page, 'toTop');
    await until('it went there', async () => (await top()) === 40);
  });
});

describe('组件 / 视图容器 / swiper', () => {
  interface Swipe { type: string; detail: { current: number; source: string; currentItemId: string } }
  const told = (type: string) => until(`${type} was told`, async () => (await dataOf<Swipe[]>(page, 'swipes')).find((swipe) => swipe.type === type)?.detail);

  test('a swipe tells the item and its id', async () => {
    await ((await find(page, '#swiper')) as SwiperElement).swipeTo(1);
    expect(await told('change')).toMatchObject({ current: 1, currentItemId: 'two' });
    expect(await told('animationfinish')).toMatchObject({ current: 1 });
  });

  test('current sets the item; source is empty then', async () => {
    await call(page, 'toThird');
    expect(await told('change')).toMatchObject({ current: 2, source: '' });
  });

  test('every item is there', async () => {
    expect(await findAll(page, 'swiper-item')).toHaveLength(3);
  });
});

describe('组件 / 视图容器 / movable-view, cover-view, root-portal', () => {
  test('a move is told and stays within the area', async () => {
    const movable = (await find(page, '#movable')) as MovableViewElement;
    await movable.moveTo(30, 20);
    await until('the page heard', async () => (await dataOf<{ x: number; y: number }[]>(page, 'moves')).some(({ x, y }) => x === 30 && y === 20));
    expect([await movable.property('x'), await movable.property('y')].map(Number)).toEqual([30, 20]);
  });

  test('what covers and what is moved out of the tree is shown', async () => {
    expect(await (await find(page, '#cover')).wxml()).toContain('cover-image');
    expect(await textOf(page, '#portal')).toBe('Portal');
  });
});
