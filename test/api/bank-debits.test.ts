import { connectBankDebits } from '../../server/gateways/bank-debits/bank-debits';
import type { PartnerOptions } from '../../server/gateways/partner/call-partner';
import { openidOf } from '../../server/sandbox/wechat/people';
import { shanghaiDay } from '../../server/shanghai';
import { createClock } from '../support/clock';
import { LOST_ANSWERS } from '../support/lost-answers';
import { startSandbox, type RunningSandbox } from '../support/sandbox';

const clock = createClock();
/** Long enough for a question to arrive, however busy the machine is. */
const PATIENCE_MS = 1_000;
const BALANCE_FEN = 2_000_000;
let sandbox: RunningSandbox;
let ids = 1_000;

beforeAll(async () => void (sandbox = await startSandbox(clock)));
afterAll(() => sandbox.close());

const nextId = (): string => String((ids += 1));
const connect = (changed: Partial<PartnerOptions> = {}) => connectBankDebits({ ...sandbox.bankDebits.options, ...changed });
const order = (fen = 12_860, payer: { openid: string } | { accountNumber: string } = { openid: openidOf('小满') }) => ({ id: nextId(), payer, fen, words: '电费' });
const collect = async <T>(lines: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const line of lines) all.push(line);
  return all;
};

describe("the bank's core", () => {
  test('debits an account once for one id, however often it is asked, and tells it again later', async () => {
    const openid = openidOf('一次');
    const said = order(12_860, { openid });
    const answers = await Promise.all(Array.from({ length: 5 }, () => connect().debit(said)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ state: 'done', theirId: expect.stringMatching(/^BD\d{8}$/) as string, paidOn: shanghaiDay(clock.now()) });
    expect(await connect().ask(said.id)).toEqual(answers[0]);
    expect(sandbox.bankDebits.balanceOf(openid)).toBe(BALANCE_FEN - 12_860);
  });

  test('debits to the last fen and not beyond', async () => {
    const payer = { accountNumber: '6222000000000017' };
    expect(await connect().debit(order(BALANCE_FEN, payer))).toMatchObject({ state: 'done' });
    expect(await connect().debit(order(1, payer))).toEqual({ state: 'refused', reason: 'account-short' });
  });

  test('refuses for reasons of its own, and stands by it', async () => {
    const short = order(1, { openid: openidOf('short-阿空') });
    expect(await connect().debit(short)).toEqual({ state: 'refused', reason: 'account-short' });
    expect(await connect().ask(short.id)).toEqual({ state: 'refused', reason: 'account-short' });
    expect(await connect().debit(order(1, { accountNumber: '6222000000000000' }))).toEqual({ state: 'refused', reason: 'account-short' });
    expect(await connect().debit(order(1, { accountNumber: '6222000000000404' }))).toEqual({ state: 'refused', reason: 'debit-refused' });
    sandbox.bankDebits.plan('debit', 'refused');
    expect(await connect().debit(order())).toEqual({ state: 'refused', reason: 'debit-refused' });
  });

  test('leaves it unknown when one id comes with other terms, and says what it never heard of', async () => {
    const said = order();
    await connect().debit(said);
    expect(await connect().debit({ ...said, fen: 1 })).toEqual({ state: 'unknown', why: 'HTTP 409' });
    expect(await connect().ask(nextId())).toEqual({ state: 'absent' });
  });

  test('gives back once what was debited, and nothing that was not', async () => {
    const openid = openidOf('退回');
    const said = order(500, { openid });
    await connect().debit(said);
    const answers = await Promise.all(Array.from({ length: 3 }, () => connect().refund({ id: said.id, fen: 500 })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ state: 'done', refundedOn: shanghaiDay(clock.now()) });
    expect(sandbox.bankDebits.balanceOf(openid)).toBe(BALANCE_FEN);
    expect(await connect().refund({ id: nextId(), fen: 500 })).toEqual({ state: 'refused', reason: 'NOT_DEBITED' });
    expect(await connect().refund({ id: said.id, fen: 499 })).toMatchObject({ state: 'unknown' });
  });

  test.each(LOST_ANSWERS)('that is %s leaves debit and refund unknown, and tells them when asked again', async (trouble, isDone) => {
    const said = order();
    sandbox.bankDebits.plan('debit', trouble);
    expect(await connect({ timeoutMs: PATIENCE_MS }).debit(said)).toMatchObject({ state: 'unknown' });
    expect(await connect().ask(said.id)).toMatchObject({ state: isDone ? 'done' : 'absent' });
    expect(await connect().debit(said)).toMatchObject({ state: 'done' });
    sandbox.bankDebits.plan('refund', trouble);
    expect(await connect({ timeoutMs: PATIENCE_MS }).refund(said)).toMatchObject({ state: 'unknown' });
    expect(await connect().refund(said)).toMatchObject({ state: 'done' });
  });

  test('fails as often as it is told to, and never wrongly', async () => {
    sandbox.bankDebits.setFailureRate(0.1);
    const orders = Array.from({ length: 100 }, (_, index) => order(1, { accountNumber: `62220000000010${String(index).padStart(2, '0')}` }));
    const outcomes = await Promise.all(orders.map((said) => connect().debit(said)));
    sandbox.bankDebits.setFailureRate(0);
    expect(outcomes.filter(({ state }) => state === 'unknown').length).toBe(10);
    expect(outcomes.filter(({ state }) => state === 'done').length).toBe(90);
  });
});

describe('the statement of a day', () => {
  test('has every line of it, over as many pages as there are', async () => {
    clock.advance(86_400_000);
    const day = shanghaiDay(clock.now());
    const said = order(700);
    const done = await connect().debit(said);
    await connect().refund({ id: said.id, fen: 700 });
    const bulk = Array.from({ length: 20_001 }, (_, index) => `collected,${900_000 + index},${index + 1},BX${index}`);
    sandbox.bankDebits.statementOf(day).push(...bulk);
    const lines = await collect(connect().statement(day));
    expect(lines).toHaveLength(20_003);
    expect(lines[0]).toEqual({ kind: 'collected', id: said.id, fen: 700, theirId: (done as { theirId: string }).theirId });
    expect(lines[1]).toMatchObject({ kind: 'refunded', id: said.id, fen: 700 });
    expect(lines.at(-1)).toEqual({ kind: 'collected', id: '920000', fen: 20_001, theirId: 'BX20000' });
  });

  test('is empty on a day on which nothing happened', async () => {
    expect(await collect(connect().statement('2020-01-01'))).toEqual([]);
  });

  test.each(['collected,1,0,BX1', 'collected,1,1.5,BX1', 'lost,1,1,BX1', 'collected,1,1', ''])('cannot be had with a line such as “%s”', async (line) => {
    const day = '2020-01-02';
    sandbox.bankDebits.statementOf(day).splice(0, Infinity, line);
    await expect(collect(connect().statement(day))).rejects.toThrow('no line');
  });

  test.each(['silent', 'cut-before', 'fault-before', 'forged', 'nonsense'] as const)('cannot be had from one that is %s', async (trouble) => {
    sandbox.bankDebits.plan('statement', trouble);
    await expect(collect(connect({ timeoutMs: PATIENCE_MS }).statement('2020-01-01'))).rejects.toThrow();
  });
});
