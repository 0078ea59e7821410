import type { ContextElement, MovableViewElement, ScrollViewElement } from 'miniprogram-automator/out/Element';
import { find, findAll, findComponent, refusal, tap, openFixture } from '../support/fixture';

jest.setTimeout(30_000);

type Call = (...args: unknown[]) => unknown;
declare const wx: { login: () => Promise<unknown> };
declare const getCurrentPages: () => unknown[];

const { phone, another } = openFixture();

describe('fingers', () => {
  test('a tap is a touch that starts and ends; a disabled button hears of none', async () => {
    const page = await phone().open('/pages/event/index');
    await tap(page, '#press');
    expect(await page.data('heard')).toEqual(['handle1:touchstart', 'handle1:touchend', 'handle1:tap']);
    const form = await phone().open('/pages/form/index');
    const before = (await form.data()) as unknown;
    await tap(form, '#dead');
    expect(await form.data()).toEqual(before);
  });

  test('a long press is told between its touches, and is no tap', async () => {
    const page = await phone().open('/pages/event/index');
    await (await find(page, '#press')).longpress();
    expect(await page.data('heard')).toEqual(['handle1:touchstart', 'handle1:longpress', 'handle1:touchend']);
  });

  test('a finger that wanders off taps nothing', async () => {
    const page = await phone().open('/pages/event/index');
    const press = await find(page, '#press');
    const at = (clientX: number) => ({ touches: [{ clientX, clientY: 5 }], changedTouches: [{ clientX, clientY: 5 }] });
    await press.touchstart(at(5));
    await press.touchmove(at(80));
    await press.touchend();
    expect(await page.data('heard')).toEqual(['handle1:touchstart', 'handle1:touchmove', 'handle1:touchend']);
  });

  test('the finger that lifts is the one that was put down', async () => {
    const page = await phone().open('/pages/event/index');
    const inner = await find(page, '#data-inner');
    await inner.touchstart({ touches: [{ identifier: 3, pageX: 7, pageY: 9 }] });
    await inner.touchend({ touches: [] });
    await tap(page, '#data-inner');
    expect(await page.data('event.changedTouches[0].identifier')).toBe(0);
    expect(await page.data('event.type')).toBe('tap');
  });

});

describe('events', () => {
  test('events that components make stay where they are; those of fingers rise', async () => {
    const page = await phone().open('/pages/event/index');
    await (await find(page, '#any')).trigger('shout', { loud: true });
    expect(await page.data('event')).toMatchObject({ type: 'shout', detail: { loud: true } });
    await (await find(page, '#data-inner')).trigger('tap');
    expect(await page.data('event')).toMatchObject({ type: 'tap', currentTarget: { id: 'data-outer' } });
    await (await find(page, '#any')).dispatchEvent({ eventName: 'shout', detail: { loud: false }, touches: [{ pageX: 1 }] });
    expect(await page.data('event')).toMatchObject({ type: 'shout', detail: { loud: false }, touches: [{ pageX: 1 }] });
  });

  test('a movable-view tells where it has been moved to', async () => {
    const page = await phone().open('/pages/containers/index');
    const movable = (await find(page, '#movable')) as MovableViewElement;
    await movable.moveTo(30, 20);
    expect([await movable.property('x'), await movable.property('y')]).toEqual([30, 20]);
  });
});

describe('finding', () => {
  test('a selector stops at a component, whose own selectors go on inside', async () => {
    const page = await phone().open('/pages/event/index');
    const frame = await find(page, 'outer-frame');
    expect(await frame.$('#thrower')).toBeNull();
    expect((await findAll(frame, 'view')).length).toBeGreaterThan(0);
    expect(await page.$('outer-frame > #thrower')).not.toBeNull();
  });

  test('what is not a selector, or not an XPath, is named', async () => {
    const page = await phone().open('/pages/event/index');
    expect(await refusal(page.$$('view[') as Promise<unknown>)).toBe('"view[" is not a selector');
    expect(await refusal(page.getElementsByXpath('//[') as Promise<unknown>)).toBe('"//[" is not an XPath of elements');
  });

  test('XPath counts as the template does and reads texts and attributes', async () => {
    const page = await phone().open('/pages/event/index');
    expect(await (await page.xpath('/page/view[1]'))?.attribute('id')).toBe('bind-outer');
    expect(await (await page.xpath('//view[text()="Mut"]'))?.attribute('id')).toBe('mut-inner');
    expect(await (await page.xpath('//view[@data-where="inner"]'))?.attribute('id')).toBe('data-inner');
  });

  test('all that an XPath finds are given in their order', async () => {
    const page = await phone().open('/pages/containers/index');
    const rows = (await page.getElementsByXpath('//scroll-view/view')) as Awaited<ReturnType<typeof findAll>>;
    expect(await Promise.all(rows.slice(0, 2).map((row) => row.text()))).toEqual(['Row 0', 'Row 1']);
    expect(rows).toHaveLength(10);
  });

  test('a property that was not written is an attribute all the same, but no part of the WXML', async () => {
    const page = await phone().open('/pages/form/index');
    const button = await find(page, '#dead');
    expect(await button.attribute('disabled')).toBe('true');
    expect(await button.attribute('loading')).toBe('false');
    expect(await button.attribute('nonsense')).toBeNull();
    expect(await button.outerWxml()).toBe('<button id="dead" disabled="true">Dead</button>');
  });

  test('a custom component has methods, and one it does not have is named', async () => {
    const page = await phone().open('/pages/properties/index');
    const observing = await findComponent(page, '#observing');
    expect(await refusal(observing.callMethod('fly') as Promise<unknown>)).toContain('has no method "fly"');
    expect(await refusal(page.callMethod('fly') as Promise<unknown>)).toBe('pages/properties/index has no method "fly"');
  });
});

describe('elements with functions of their own', () => {
  test('a scroll-view tells where it is and how large its inside is', async () => {
    const page = await phone().open('/pages/containers/index');
    const scroller = (await find(page, '#scroll')) as ScrollViewElement;
    await scroller.scrollTo(0, 60);
    expect([await scroller.property('scrollTop'), await scroller.property('scrollLeft')]).toEqual([60, 0]);
    expect([await scroller.scrollWidth(), await scroller.scrollHeight()]).toEqual([375, 500]);
  });

  test('a video refuses what its context is asked, since it is not played', async () => {
    const page = await phone().open('/pages/content/index');
    const video = (await find(page, '#video')) as ContextElement;
    await expect(video.callContextMethod('play')).rejects.toThrow();
  });
});

describe('what has gone', () => {
  test('a page that was closed is refused, and so are its elements', async () => {
    const page = await phone().open('/pages/list/index');
    const button = await find(page, '#reverse');
    await phone().open('/pages/event/index');
    expect(await refusal(page.data() as Promise<unknown>)).toMatch(/^page \d+ is not in the stack any more$/);
    expect(await refusal(button.tap())).toMatch(/^page \d+ is not in the stack any more$/);
  });

  test('an element that was removed says so', async () => {
    const page = await phone().open('/pages/list/index');
    const row = await find(page, '#rows keeper');
    await page.setData({ rows: [] });
    expect(await refusal(row.text())).toMatch(/^<keeper> \(element .+\) was removed from the page$/);
  });

  test('ids are not used again when the mini-program is started anew', async () => {
    const other = await another();
    const before = await find(await other.open('/pages/event/index'), '#press');
    await other.session.launch({ path: 'pages/event/index' });
    const page = await other.arrive('pages/event/index');
    await tap(page, '#press');
    expect(await page.data('heard')).toContain('handle1:tap');
    expect(await refusal(before.tap())).toContain('was never given out');
  });
});

describe('wx from outside', () => {
  test('a failure is told by its errMsg, an unknown name by its name', async () => {
    expect(await refusal(phone().wx('navigateTo', { url: '/pages/nowhere/index' }))).toMatch(/^navigateTo:fail page "pages\/nowhere\/index" is not found$/);
    expect(await refusal(phone().wx('teleport'))).toBe('wx.teleport is not a function');
    expect(await refusal(phone().miniProgram.callPluginWxMethod('wx123', 'login') as Promise<unknown>)).toContain('plugin wx123 is not here');
  });

  test('a mocking function reaches the real one through this.origin', async () => {
    const { miniProgram } = phone();
    await miniProgram.mockWxMethod(
      'getSystemInfo',
      function (this: { origin: Call }, _options: unknown, model: string) {
        return new Promise((resolve) => this.origin({ success: (info: object) => resolve({ ...info, model }) }));
      },
      'Nokia',
    );
    expect(await phone().wx('getSystemInfo')).toMatchObject({ model: 'Nokia', windowWidth: 375 });
    await miniProgram.restoreWxMethod('getSystemInfo');
    expect(await phone().wx('getSystemInfo')).not.toMatchObject({ model: 'Nokia' });
  });

  test('a mock with a failing errMsg fails, for promises and for callbacks', async () => {
    const { miniProgram } = phone();
    await miniProgram.mockWxMethod('login', { errMsg: 'login:fail no network' });
    expect(await refusal(phone().wx('login'))).toBe('login:fail no network');
    expect(await miniProgram.evaluate(() => wx.login().catch((error: { errMsg: string }) => error.errMsg))).toBe('login:fail no network');
    await miniProgram.restoreWxMethod('login');
  });

  test('what cannot be sent is left out, and what cannot be read is refused', async () => {
    const { miniProgram } = phone();
    const circle: unknown = await miniProgram.evaluate(() => {
      const round: Record<string, unknown> = { a: 1, call: () => 1 };
      round.self = round;
      return { round, again: [round] };
    });
    expect(circle).toEqual({ round: { a: 1 }, again: [{ a: 1 }] });
    expect(await miniProgram.evaluate(() => getCurrentPages().length)).toBe(1);
    expect(await miniProgram.evaluate(() => typeof document)).toBe('undefined');
    expect(await refusal(miniProgram.evaluate('function (') as Promise<unknown>)).toContain('cannot be read');
  });
});
