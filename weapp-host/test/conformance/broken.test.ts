import { call, dataOf, tap, openFixture } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(60_000);

const { phone, another } = openFixture();

describe('框架 / 逻辑层: a mini-program with faults', () => {
  test('an exception that nobody caught is told to the client', async () => {
    const told: { message?: string; stack?: string }[] = [];
    phone().miniProgram.on('exception', (error: { message?: string }) => void told.push(error));
    await tap(await phone().open('/pages/broken/index'), '#throw');
    const error = await until('it was told', async () => told.find(({ message }) => message?.includes('thrown by a tap')));
    expect(error.stack).toContain('onThrow');
  });

  test('a handler that is missing is no exception', async () => {
    const page = await phone().open('/pages/broken/index');
    await tap(page, '#no-handler');
    expect(await dataOf(page, 'turns')).toBe(0);
  });

  test('a method that wx does not have is an error at the caller', async () => {
    const page = await phone().open('/pages/broken/index');
    await expect(call(page, 'onUnknownMethod')).rejects.toThrow(/noSuchMethod is not a function/);
  });

  test('undefined is not set', async () => {
    const page = await phone().open('/pages/broken/index');
    await call(page, 'setUndefined');
    expect(await dataOf<unknown>(page, 'gone') ?? null).toBeNull();
  });
});

describe('框架 / 逻辑层: a mini-program that never rests', () => {
  test('endless setData by callbacks leaves the rest answering', async () => {
    const spinning = await another();
    const page = await spinning.open('/pages/broken/index');
    await tap(page, '#spin');
    const turns = () => dataOf<number>(page, 'turns');
    await until('it spins', async () => (await turns()) > 20);
    await spinning.open('/pages/data/index');
    expect(await spinning.paths()).toEqual(['pages/data/index']);
  });

  test('an endless loop is told within a limit and ends nobody else’s session', async () => {
    const hanging = await another();
    const page = await hanging.open('/pages/broken/index');
    await expect(Promise.all([tap(page, '#hang'), page.data('turns')])).rejects.toThrow();
    const other = await phone().open('/pages/data/index');
    expect(await dataOf(other, 'text')).toBe('init');
    await hanging.close();
  });
});
