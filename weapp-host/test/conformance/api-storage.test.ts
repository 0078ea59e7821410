import { call, refusal, openFixture, type Page } from '../support/fixture';

jest.setTimeout(30_000);

const { phone, another } = openFixture();
let page: Page;
beforeEach(async () => {
  await phone().wx('clearStorageSync');
  page = await phone().open('/pages/api/index');
});

describe('API / 数据缓存 (storage)', () => {
  test('setStorage, getStorage and removeStorage answer as documented', async () => {
    expect(await phone().wx('setStorage', { key: 'good', data: { name: 'Apple' } })).toMatchObject({ errMsg: 'setStorage:ok' });
    expect(await phone().wx('getStorage', { key: 'good' })).toMatchObject({ errMsg: 'getStorage:ok', data: { name: 'Apple' } });
    expect(await phone().wx('removeStorage', { key: 'good' })).toMatchObject({ errMsg: 'removeStorage:ok' });
    expect(await refusal(phone().wx('getStorage', { key: 'good' }))).toBe('getStorage:fail data not found');
  });

  test('the synchronous form gives the value, and an empty text for what is not there', async () => {
    await phone().wx('setStorageSync', 'a', [1]);
    expect(await phone().wx('getStorageSync', 'a')).toEqual([1]);
    expect(await phone().wx('getStorageSync', 'nothing')).toBe('');
    await phone().wx('removeStorageSync', 'a');
    expect(await phone().wx('getStorageSync', 'a')).toBe('');
  });

  test('values keep their type', async () => {
    expect(await call(page, 'storageTypes')).toMatchObject({ text: 'a', number: 1, yes: true, none: null, list: [1, { a: 2 }], date: 'date 0' });
  });

  test('values are copies', async () => {
    expect(await call(page, 'storageCopies')).toBe(1);
  });

  test('getStorageInfo lists the keys and the limit of 10 MB in KB', async () => {
    await phone().wx('setStorageSync', 'a', 'x'.repeat(2048));
    const info = await phone().wx<{ keys: string[]; currentSize: number; limitSize: number }>('getStorageInfoSync');
    expect(info).toMatchObject({ keys: ['a'], limitSize: 10240 });
    expect(info.currentSize).toBeGreaterThanOrEqual(2);
    expect(await phone().wx('getStorageInfo')).toMatchObject({ keys: ['a'], errMsg: 'getStorageInfo:ok' });
  });

  test('a key holds 1 MB at most', async () => {
    expect(await refusal(phone().wx('setStorage', { key: 'big', data: 'x'.repeat(1024 * 1024 + 1) }))).toMatch(/^setStorage:fail/);
    expect(await phone().wx('getStorageSync', 'big')).toBe('');
  });

  test('batches are set and read in order', async () => {
    await phone().wx('batchSetStorageSync', [{ key: 'a', value: 1 }, { key: 'b', value: 2 }]);
    expect(await phone().wx('batchGetStorageSync', ['b', 'a'])).toEqual([2, 1]);
  });

  test('it outlives a new launch and is not another phone’s', async () => {
    await phone().wx('setStorageSync', 'kept', 'yes');
    await phone().session.launch({ path: 'pages/data/index' });
    await phone().arrive('pages/data/index');
    expect(await phone().wx('getStorageSync', 'kept')).toBe('yes');
    expect(await (await another()).wx('getStorageSync', 'kept')).toBe('');
  });
});
