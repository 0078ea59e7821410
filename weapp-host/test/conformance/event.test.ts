import { call, dataOf, find, findComponent, tap, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

interface Picture {
  type: string;
  detail: Record<string, unknown>;
  mark: Record<string, unknown>;
  timeStamp: number;
  target: { id: string; dataset: Record<string, unknown> };
  currentTarget: { id: string; dataset: Record<string, unknown> };
  touches: Record<string, number>[];
  changedTouches: Record<string, number>[];
}

const { phone } = openFixture();
const open = () => phone().open('/pages/event/index');
const heard = (page: Page) => dataOf<string[]>(page, 'heard');
const event = (page: Page) => until('the event came', () => dataOf<Picture | null>(page, 'event'));

describe('框架 / 事件系统 (events): binding', () => {
  test('catch handles an event and stops its bubbling', async () => {
    const page = await open();
    await tap(page, '#bind-inner');
    expect(await heard(page)).toEqual(['handle3:tap', 'handle2:tap']);
  });

  test('an event of an outer node does not go inwards', async () => {
    const page = await open();
    await tap(page, '#bind-outer');
    expect(await heard(page)).toContain('handle1:tap');
    expect(await heard(page)).not.toContain('handle4:tap');
  });

  test('of several mut-bind on the way only the first is called, and others still are', async () => {
    const page = await open();
    await tap(page, '#mut-inner');
    expect(await heard(page)).toEqual(['handle3:tap', 'handle2:tap']);
  });

  test('capturing goes inwards before bubbling goes outwards', async () => {
    const page = await open();
    await (await find(page, '#cap-inner')).touchstart({ touches: [{ identifier: 0, pageX: 1, pageY: 1 }] });
    expect(await heard(page)).toEqual(['handle2:touchstart', 'handle4:touchstart', 'handle3:touchstart', 'handle1:touchstart']);
  });

  test('capture-catch ends the capturing and there is no bubbling', async () => {
    const page = await open();
    await (await find(page, '#stop-inner')).touchstart({ touches: [{ identifier: 0, pageX: 1, pageY: 1 }] });
    expect(await heard(page)).toEqual(['handle2:touchstart']);
  });

  test('the name of a handler may be data; an empty one is none', async () => {
    const page = await open();
    for (let turn = 0; turn < 3; turn += 1) {
      await tap(page, '#dynamic');
      await call(page, 'swap');
    }
    expect(await heard(page)).toEqual(['first:tap', 'second:tap']);
  });
});

describe('框架 / 事件系统: the event object', () => {
  test('target is where it began, currentTarget where it is handled', async () => {
    const page = await open();
    await tap(page, '#data-inner');
    const { type, target, currentTarget } = await event(page);
    expect(type).toBe('tap');
    expect([target.id, target.dataset.where]).toEqual(['data-inner', 'inner']);
    expect([currentTarget.id, currentTarget.dataset.where]).toEqual(['data-outer', 'outer']);
  });

  test('dataset: hyphens become camelCase, capitals become small letters, values keep their type', async () => {
    const page = await open();
    await tap(page, '#data-inner');
    expect((await event(page)).currentTarget.dataset).toEqual({
      where: 'outer', elementType: 'card', elementtype: 'box', alphaBetaGamma: 1, object: { a: [1] },
    });
  });

  test('mark gathers all marks on the way; an inner one hides an outer one of its name', async () => {
    const page = await open();
    await tap(page, '#data-inner');
    expect((await event(page)).mark).toEqual({ who: 'inner', only: 'kept' });
  });

  test('a tap has its place in detail and in its touches', async () => {
    const page = await open();
    const element = await find(page, '#data-inner');
    const { left, top } = (await element.offset()) as { left: number; top: number };
    await element.tap();
    const { detail, changedTouches, timeStamp } = await event(page);
    expect(Number(detail.x)).toBeGreaterThanOrEqual(left);
    expect(Number(detail.y)).toBeGreaterThanOrEqual(top);
    expect(changedTouches).toHaveLength(1);
    expect(Object.keys(changedTouches[0] ?? {})).toEqual(expect.arrayContaining(['identifier', 'pageX', 'pageY', 'clientX', 'clientY']));
    expect(typeof timeStamp).toBe('number');
  });

  test('an event that was triggered carries its detail', async () => {
    const page = await open();
    await (await find(page, '#any')).trigger('shout', { loud: [1] });
    const { type, detail } = await event(page);
    expect([type, detail]).toEqual(['shout', { loud: [1] }]);
  });
});

describe('框架 / 事件系统: touches', () => {
  test('touchstart, touchmove and touchend arrive in order, with their touches', async () => {
    const page = await open();
    const element = await find(page, '#press');
    await element.touchstart({ touches: [{ identifier: 0, pageX: 5, pageY: 5 }], changeTouches: [{ identifier: 0, pageX: 5, pageY: 5 }] });
    await element.touchmove({ touches: [{ identifier: 0, pageX: 60, pageY: 5 }], changeTouches: [{ identifier: 0, pageX: 60, pageY: 5 }] });
    await element.touchend({ touches: [], changeTouches: [{ identifier: 0, pageX: 60, pageY: 5 }] });
    expect((await heard(page)).slice(0, 3)).toEqual(['handle1:touchstart', 'handle1:touchmove', 'handle1:touchend']);
  });

  test('a finger that stays for 350 ms is a longpress and then no tap', async () => {
    const page = await open();
    const element = await find(page, '#press');
    const touch = { identifier: 0, pageX: 5, pageY: 5, clientX: 5, clientY: 5 };
    await element.touchstart({ touches: [touch], changeTouches: [touch] });
    await until('it was a longpress', async () => (await heard(page)).includes('handle1:longpress'));
    await element.touchend({ touches: [], changeTouches: [touch] });
    expect(await heard(page)).toEqual(['handle1:touchstart', 'handle1:longpress', 'handle1:touchend']);
  });
});

describe('框架 / 自定义组件 / 组件间通信与事件 (events of components)', () => {
  const thrown = async (options: Record<string, boolean>) => {
    const page = await open();
    await phone().clearDiary();
    await call(await findComponent(page, '#thrower'), 'throwEvent', options);
    return { page: await heard(page), components: await phone().diary() };
  };

  test('without options only the listener on the component hears', async () => {
    expect(await thrown({})).toEqual({ page: ['page2:customevent'], components: [] });
  });

  test('bubbles: the listeners of the same tree hear, not those inside of components', async () => {
    expect(await thrown({ bubbles: true })).toEqual({ page: ['page2:customevent', 'page1:customevent'], components: [] });
  });

  test('bubbles and composed: those inside of the components it passes hear as well', async () => {
    expect(await thrown({ bubbles: true, composed: true })).toEqual({ page: ['page2:customevent', 'page1:customevent'], components: ['frame customevent'] });
  });

  test('capturePhase: those who capture hear first', async () => {
    expect(await thrown({ bubbles: true, composed: true, capturePhase: true })).toMatchObject({ components: ['frame captured customevent', 'frame customevent'] });
  });

  test('the detail is what was given, and the target is the component', async () => {
    const page = await open();
    await call(await findComponent(page, '#thrower'), 'throwDetailed', { myEventDetail: { deep: true } });
    const { type, detail, target, currentTarget } = await event(page);
    expect([type, detail]).toEqual(['detailed', { myEventDetail: { deep: true } }]);
    expect([target.id, currentTarget.id, target.dataset.where]).toEqual(['thrower', 'thrower', 'thrower']);
  });

  test('a component does not see the marks of nodes outside of it', async () => {
    const page = await open();
    const thrower = await findComponent(page, '#thrower');
    await (await find(thrower, '.tap')).tap();
    expect(await thrower.data('marks')).toEqual({ own: 'button' });
  });
});
