import { call, dataOf, press, refusal, openFixture, type Page } from '../support/fixture';

jest.setTimeout(30_000);

type Outcome = [string, Record<string, unknown>][];

const { phone } = openFixture();
let page: Page;
beforeAll(async () => {
  page = await phone().open('/pages/api/index');
});
const native = () => phone().miniProgram.native();
const modal = async (options: object, answer: () => Promise<unknown>) => {
  const asked = call(page, 'modal', options);
  await press(answer);
  await asked;
  return dataOf<Outcome>(page, 'answers.modal');
};

describe('API / 界面 / 交互 (dialogs)', () => {
  test('a modal tells that it was confirmed', async () => {
    const [first, last] = await modal({ title: 'Buy?', content: 'Bread' }, () => native().confirmModal());
    expect(first).toEqual(['success', expect.objectContaining({ errMsg: 'showModal:ok', confirm: true, cancel: false })]);
    expect(last?.[0]).toBe('complete');
  });

  test('a modal that is cancelled is a success as well', async () => {
    const [first] = await modal({ title: 'Buy?', content: 'Bread' }, () => native().cancelModal());
    expect(first).toEqual(['success', expect.objectContaining({ errMsg: 'showModal:ok', confirm: false, cancel: true })]);
  });

  test('a modal’s button has four letters at most', async () => {
    expect(await refusal(phone().wx('showModal', { title: 'Buy?', confirmText: 'far too long' }))).toMatch(/^showModal:fail/);
  });

  test.each([
    ['showToast', { title: 'Done', icon: 'success', duration: 100 }],
    ['hideToast', {}],
    ['showLoading', { title: 'Wait' }],
    ['hideLoading', {}],
  ])('%s answers ok', async (name, options) => {
    expect(await phone().wx(name, options)).toMatchObject({ errMsg: `${name}:ok` });
  });

  test('an action sheet has six items at most', async () => {
    expect(await refusal(phone().wx('showActionSheet', { itemList: ['1', '2', '3', '4', '5', '6', '7'] }))).toMatch(/^showActionSheet:fail/);
  });
});

describe('API: three ways of calling', () => {
  test('success is called before complete', async () => {
    const order = await call<Outcome>(page, 'call', 'setStorage', { key: 'a', data: 1 });
    expect(order.map(([name, { errMsg }]) => `${name} ${String(errMsg)}`)).toEqual(['success setStorage:ok', 'complete setStorage:ok']);
  });

  test('fail is called before complete', async () => {
    const order = await call<Outcome>(page, 'call', 'getStorage', { key: 'nothing' });
    expect(order.map(([name, { errMsg }]) => `${name} ${String(errMsg)}`)).toEqual(['fail getStorage:fail data not found', 'complete getStorage:fail data not found']);
  });

  test('without callbacks there is a promise', async () => {
    expect(await call(page, 'promise', 'getStorage', { key: 'a' })).toEqual({ result: expect.objectContaining({ errMsg: 'getStorage:ok', data: 1 }) as unknown });
    expect(await call(page, 'promise', 'getStorage', { key: 'nothing' })).toEqual({ error: expect.objectContaining({ errMsg: 'getStorage:fail data not found' }) as unknown });
  });
});
