import { call, tap, openFixture } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();
const open = async () => {
  await phone().open('/pages/shop/index');
  await phone().clearDiary();
  return phone().open('/pages/lifetimes/index');
};
const about = async (name: string) => (await phone().diary()).filter((line) => line.split(' ').includes(name));

describe('框架 / 自定义组件 / 组件生命周期 (lifetimes of components)', () => {
  test('created, attached, show of the page, ready: each once', async () => {
    await open();
    const lines = await until('it was ready', async () => {
      const all = await about('a');
      return all.includes('ready a') && all;
    });
    expect(lines.filter((line) => line !== 'show a')).toEqual(['attached a in created', 'ready a']);
    expect((await phone().diary()).filter((line) => line.startsWith('created'))).toHaveLength(1);
  });

  test('what created puts on this is there in attached; properties are set by then', async () => {
    await open();
    expect(await about('a')).toContain('attached a in created');
  });

  test('lifetimes goes before what is declared outside of it', async () => {
    await open();
    expect(await phone().diary()).not.toContain('never');
  });

  test('moved when it is put elsewhere in the tree, detached when it is taken out', async () => {
    const page = await open();
    await call(page, 'add');
    await phone().clearDiary();
    await call(page, 'reverse');
    const moved = await phone().diary();
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every((line) => /^moved [ab]$/.test(line))).toBe(true);
    await phone().clearDiary();
    await tap(page, '#toggle');
    expect((await phone().diary()).sort()).toEqual(['detached a', 'detached b']);
  });

  test('detached when the page is closed', async () => {
    await open();
    await phone().clearDiary();
    await phone().open('/pages/data/index');
    expect(await phone().diary()).toContain('detached a');
  });

  test('error gets what the component throws', async () => {
    const page = await open();
    await page.setData({ names: ['bad'] });
    await until('it was told', async () => (await phone().diary()).includes('error witness failed'));
  });
});

describe('框架 / 自定义组件 / 组件所在页面的生命周期 (lifetimes of the page)', () => {
  test('show and hide follow the page', async () => {
    await open();
    expect(await about('a')).toContain('show a');
    await phone().clearDiary();
    await phone().wx('navigateTo', { url: '/pages/data/index' });
    await phone().arrive('pages/data/index');
    await phone().wx('navigateBack');
    await phone().arrive('pages/lifetimes/index');
    expect(await about('a')).toEqual(['hide a', 'show a']);
  });

  test('components that are added hear the later ones', async () => {
    const page = await open();
    await call(page, 'add');
    await phone().clearDiary();
    await phone().wx('navigateTo', { url: '/pages/data/index' });
    await phone().arrive('pages/data/index');
    expect((await phone().diary()).filter((line) => line.startsWith('hide')).sort()).toEqual(['hide a', 'hide b']);
  });
});
