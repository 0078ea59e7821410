import { dataOf, find, findComponent, tap, textOf, openFixture } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();

describe('a visit to the corner shop', () => {
  test('goods are put into the cart, and the cart is remembered', async () => {
    const shop = await phone().open('/pages/shop/index');
    const apple = await findComponent(shop, '#good-apple');
    expect(await textOf(apple, '.name')).toBe('Apple');
    await tap(apple, '.more');
    await tap(apple, '.more');
    await tap(await findComponent(shop, '#good-bread'), '.more');
    await until('the total is right', async () => (await dataOf(shop, 'totalFen')) === 1399);
    expect(await textOf(shop, '#total')).toBe('¥13.99');
    const again = await phone().open('/pages/shop/index');
    expect(await dataOf(again, 'cart')).toEqual({ apple: 2, bread: 1 });
    await tap(await findComponent(again, '#good-bread'), '.less');
    expect(await dataOf(again, 'cart')).toEqual({ apple: 2 });
  });

  test('the workbench lists every page and opens it', async () => {
    const bench = await phone().open('/pages/bench/index');
    for (const name of await dataOf<string[]>(bench, 'names')) {
      await phone().wx('navigateTo', { url: `/pages/${name}/index` });
      await phone().arrive(`pages/${name}/index`);
      await phone().wx('navigateBack');
      await phone().arrive('pages/bench/index');
    }
    expect(await (await find(bench, '.title')).text()).toBe(`Visit ${(await dataOf<string[]>(bench, 'names')).length + 1}`);
  });
});
