import type { PayLine } from '../../../server/payments/wechat-pay';
import { addDays, shanghaiDay } from '../../../server/shanghai';
import { linesOf, openPayDesk, type PayDesk } from '../../support/wechat-pay';

let desk: PayDesk;
let today: string;

beforeAll(async () => {
  desk = await openPayDesk();
  today = shanghaiDay(desk.clock.now());
  for (const id of ['9200000001', '9200000002', '9200000003']) await desk.pay.prepare(desk.order(id, { description: '演示水务,一期 `甲`' }));
  await desk.sandbox.pay('9200000001');
  await desk.sandbox.pay('9200000002');
  await desk.pay.refund({ paymentId: '9200000002', fen: 12_860, reason: '' });
});
afterAll(() => desk.close());

describe('the statement of a day', () => {
  test('holds what was collected and what went back, and nothing that was not paid', async () => {
    const theirs = async (id: string) => ((await desk.pay.ask(id)) as { theirId: string }).theirId;
    const lines = await linesOf(desk.pay.statement(today));
    expect(lines).toEqual([
      { kind: 'collected', paymentId: '9200000001', fen: 12_860, theirId: await theirs('9200000001') },
      { kind: 'collected', paymentId: '9200000002', fen: 12_860, theirId: await theirs('9200000002') },
      { kind: 'refunded', paymentId: '9200000002', fen: 12_860, theirId: expect.stringMatching(/^50\d{26}$/) as string },
    ]);
  });

  test('without a trade is empty', async () => {
    expect(await linesOf(desk.pay.statement(addDays(today, -1)))).toEqual([]);
  });

  test('is thrown away when the file is not the one that was hashed', async () => {
    desk.sandbox.plan('download', 'changed');
    await expect(linesOf(desk.pay.statement(today))).rejects.toThrow('not the one that WeChat Pay hashed');
  });

  test.each(['cut-before', 'silent', 'fault-before', 'forged', 'nonsense'] as const)('is not had when the answer is %s, and is had the next time', async (trouble) => {
    desk.sandbox.plan('statement', trouble);
    await expect(linesOf(desk.payUnder(trouble).statement(today))).rejects.toThrow();
    expect(await linesOf(desk.pay.statement(today))).toHaveLength(3);
  });

  test.each(['cut-before', 'silent', 'fault-before'] as const)('is not had when the download is %s', async (trouble) => {
    desk.sandbox.plan('download', trouble);
    await expect(linesOf(desk.payUnder(trouble).statement(today))).rejects.toThrow();
  });

  test('may be left before its end', async () => {
    for await (const line of desk.pay.statement(today)) {
      expect(line.kind).toBe('collected');
      break;
    }
  });

  test('of ten thousand trades comes whole, an edited line among them', async () => {
    const day = addDays(today, -2);
    desk.sandbox.editStatement(day, () =>
      Array.from({ length: 10_000 }, (_, at) => ({
        kind: 'collected', number: String(9_300_000_000 + at), theirId: `42${String(at).padStart(26, '0')}`, fen: at + 1, at: desk.clock.now(), openid: 'o', description: '演示燃气',
        refundNumber: '0', refundId: '0', refundState: '',
      })),
    );
    const lines: PayLine[] = await linesOf(desk.pay.statement(day));
    expect(lines).toHaveLength(10_000);
    expect(lines.reduce((sum, { fen }) => sum + fen, 0)).toBe(50_005_000);
  });
});
