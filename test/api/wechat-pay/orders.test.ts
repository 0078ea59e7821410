import type { WechatPay } from '../../../server/payments/wechat-pay';
import { shanghaiDay } from '../../../server/shanghai';
import { PAY_KEYS } from '../../support/pay-keys';
import { openPayDesk, type PayDesk } from '../../support/wechat-pay';

let desk: PayDesk;
let count = 0;
const newId = (): string => String(9_000_000_000 + (count += 1));

beforeAll(async () => {
  desk = await openPayDesk();
});
afterAll(() => desk.close());

const unavailable = { code: 'pay-unavailable' };

const prepared = async (): Promise<string> => {
  const id = newId();
  await desk.pay.prepare(desk.order(id));
  return id;
};

const paid = async (): Promise<string> => {
  const id = await prepared();
  await desk.sandbox.pay(id);
  return id;
};

const payByPhone = async (order: object): Promise<{ status: number; errMsg: string }> => {
  const answer = await fetch(`${desk.url}/wechat-pay/device/pay`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) });
  return { status: answer.status, ...((await answer.json()) as { errMsg: string }) };
};

describe('an order', () => {
  test('is what a phone pays, and then is paid with its sum, time and number', async () => {
    const id = newId();
    const params = await desk.pay.prepare(desk.order(id));
    expect(await desk.pay.ask(id)).toEqual({ state: 'unpaid' });
    expect(params).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=wx\w{34}$/) as string });
    expect(await payByPhone({ person: 'anybody', order: params })).toEqual({ status: 200, errMsg: 'requestPayment:ok' });
    const at = new Date(Math.floor(desk.clock.now().getTime() / 1_000) * 1_000);
    expect(await desk.pay.ask(id)).toEqual({ state: 'paid', theirId: expect.stringMatching(/^42\d{26}$/) as string, paidFen: 12_860, paidAt: at, paidOn: shanghaiDay(at) });
    expect(desk.sandbox.collected()[id]).toBe(12_860);
  });

  test('is one however often it is ordered, and is refused on other terms', async () => {
    const id = newId();
    const order = desk.order(id);
    const [first, again] = [await desk.pay.prepare(order), await desk.pay.prepare(order)];
    expect(again.package).toBe(first.package);
    expect(again.nonceStr).not.toBe(first.nonceStr);
    await expect(desk.pay.prepare({ ...order, payFen: 1 })).rejects.toMatchObject({ ...unavailable, message: 'OUT_TRADE_NO_USED' });
  });

  test('keeps a description within the length that is allowed', async () => {
    await desk.pay.prepare(desk.order(newId(), { description: '电'.repeat(200) }));
  });

  test.each(['timeStamp', 'nonceStr', 'package', 'paySign'] as const)('is not paid by a phone whose %s is another', async (name) => {
    const id = newId();
    const params = await desk.pay.prepare(desk.order(id));
    const said = { ...params, [name]: `${params[name].slice(0, -3)}000` };
    expect(await payByPhone(said)).toEqual({ status: 400, errMsg: 'requestPayment:fail 支付验证签名失败' });
    expect(await desk.pay.ask(id)).toEqual({ state: 'unpaid' });
  });

  test('stays unpaid when the phone leaves the cashier', async () => {
    const id = newId();
    const params = await desk.pay.prepare(desk.order(id));
    expect(await payByPhone({ ...params, decision: 'cancel' })).toEqual({ status: 200, errMsg: 'requestPayment:fail cancel' });
    expect(await desk.pay.ask(id)).toEqual({ state: 'unpaid' });
  });

  test('that never was is absent', async () => {
    expect(await desk.pay.ask(newId())).toEqual({ state: 'absent' });
  });

  test('cannot be paid twice, after its time, or when it is closed', async () => {
    const twice = await paid();
    await expect(desk.sandbox.pay(twice)).rejects.toThrow('该订单已支付');
    await expect(desk.pay.prepare(desk.order(twice))).rejects.toMatchObject({ ...unavailable, message: 'ORDERPAID' });
    const late = newId();
    await desk.pay.prepare(desk.order(late, { expiresAt: new Date(desk.clock.now().getTime() + 60_000) }));
    desk.clock.advance(60_000);
    await expect(desk.sandbox.pay(late)).rejects.toThrow('订单已关闭');
    const closed = await prepared();
    expect(await desk.pay.close(closed)).toEqual({ state: 'closed' });
    await expect(desk.sandbox.pay(closed)).rejects.toThrow('订单已关闭');
    await expect(desk.pay.prepare(desk.order(closed))).rejects.toMatchObject({ ...unavailable, message: 'ORDER_CLOSED' });
    expect(await desk.pay.ask(closed)).toEqual({ state: 'closed' });
  });
});

describe('closing', () => {
  test('says closed as often as asked, of an order that never was as well, and paid of one that was', async () => {
    const id = await prepared();
    expect([await desk.pay.close(id), await desk.pay.close(id), await desk.pay.close(newId())]).toEqual([{ state: 'closed' }, { state: 'closed' }, { state: 'closed' }]);
    expect(await desk.pay.close(await paid())).toEqual({ state: 'paid' });
  });
});

describe('a refund', () => {
  const back = (paymentId: string, fen = 12_860) => ({ paymentId, fen, reason: '缴费单位未受理' });

  test('goes back once, however often it is asked for', async () => {
    const id = await paid();
    const [first, again] = [await desk.pay.refund(back(id)), await desk.pay.refund(back(id))];
    expect(first).toEqual({ state: 'done', theirId: expect.stringMatching(/^50\d{26}$/) as string, refundedOn: shanghaiDay(desk.clock.now()) });
    expect(again).toEqual(first);
    expect(desk.sandbox.refunded()[id]).toBe(12_860);
    expect(await desk.pay.ask(id)).toMatchObject({ state: 'paid', paidFen: 12_860 });
  });

  test('of an order that never was is refused; of one unpaid, or of another sum, it is not known and nothing goes back', async () => {
    expect(await desk.pay.refund(back(newId()))).toEqual({ state: 'refused', reason: 'ORDER_NOT_EXIST' });
    expect(await desk.pay.refund(back(await prepared()))).toEqual({ state: 'unknown', why: 'INVALID_REQUEST' });
    const id = await paid();
    expect(await desk.pay.refund(back(id, 12_861))).toEqual({ state: 'unknown', why: 'INVALID_REQUEST' });
    expect(desk.sandbox.refunded()[id]).toBeUndefined();
  });

  test('under way or blocked is not known, closed is refused, and under way it is done when it is asked for again', async () => {
    desk.sandbox.plan('refund', 'processing');
    const id = await paid();
    expect(await desk.pay.refund(back(id))).toEqual({ state: 'unknown', why: 'refund PROCESSING' });
    expect(await desk.pay.refund(back(id))).toMatchObject({ state: 'done' });
    desk.sandbox.plan('refund', 'abnormal');
    expect(await desk.pay.refund(back(await paid()))).toEqual({ state: 'unknown', why: 'refund ABNORMAL' });
    desk.sandbox.plan('refund', 'closed');
    expect(await desk.pay.refund(back(await paid()))).toEqual({ state: 'refused', reason: 'CLOSED' });
  });
});

describe('WeChat Pay refuses', () => {
  test.each([
    ['another merchant', { mchId: '1900000002' }],
    ['another certificate', { serial: '00000000' }],
    ['another key', { privateKey: PAY_KEYS.wechatPay.privateKey }],
    ['a clock five minutes behind', { clock: { now: () => new Date(desk.clock.now().getTime() - 301_000) } }],
  ])('%s', async (_name, other) => {
    const id = newId();
    await expect(desk.payAs(other).prepare(desk.order(id))).rejects.toMatchObject(unavailable);
    expect(desk.sandbox.stateOf(id)).toBe('ABSENT');
  });

  test('another app of the same merchant, a sum of nothing, and a time that is over', async () => {
    await expect(desk.payAs({ appId: 'wxffffffffffffffff' }).prepare(desk.order(newId()))).rejects.toMatchObject({ message: 'APPID_MCHID_NOT_MATCH' });
    await expect(desk.pay.prepare(desk.order(newId(), { payFen: 0 }))).rejects.toMatchObject({ message: 'PARAM_ERROR' });
    await expect(desk.pay.prepare(desk.order(newId(), { expiresAt: desk.clock.now() }))).rejects.toMatchObject({ message: 'PARAM_ERROR' });
  });

  test('a question that was asked before', async () => {
    const fixed = desk.payAs({ randomBytes: (size) => Buffer.alloc(size, 5) });
    const id = await prepared();
    expect(await fixed.ask(id)).toEqual({ state: 'unpaid' });
    expect(await fixed.ask(id)).toMatchObject({ state: 'unknown', why: expect.stringContaining('HTTP 401') as string });
  });
});

describe('what WeChat Pay did not sign, or did not say, is not known', () => {
  test.each([
    ['late', 'timeout'],
    ['silent', 'timeout'],
    ['cut-before', ''],
    ['cut-after', ''],
    ['fault-before', 'SYSTEM_ERROR'],
    ['fault-after', 'SYSTEM_ERROR'],
    ['forged', 'key that is not known'],
    ['unsigned', 'key that is not known'],
    ['nonsense', ''],
    ['too-often', 'FREQUENCY_LIMITED'],
  ] as const)('when its answer is %s', async (trouble, why) => {
    const unknown = { state: 'unknown', why: expect.stringContaining(why) as string };
    for (const operation of ['ask', 'close', 'refund'] as const) desk.sandbox.plan(operation, trouble);
    const [id, open] = [await paid(), await prepared()];
    const answersOf = (pay: WechatPay) => Promise.all([pay.ask(id), pay.close(open), pay.refund({ paymentId: id, fen: 12_860, reason: '' })]);
    expect(await answersOf(desk.payUnder(trouble))).toEqual([unknown, unknown, unknown]);
    expect(await answersOf(desk.pay)).toMatchObject([{ state: 'paid' }, { state: 'closed' }, { state: 'done' }]);
  });

  test.each(['late', 'silent', 'cut-after', 'fault-after', 'forged', 'nonsense'] as const)('an order whose answer is %s cannot be paid for now, and is the same when ordered again', async (trouble) => {
    const id = newId();
    const order = desk.order(id);
    desk.sandbox.plan('prepare', trouble);
    await expect(desk.payUnder(trouble).prepare(order)).rejects.toMatchObject(unavailable);
    await expect(desk.pay.prepare(order)).resolves.toMatchObject({ signType: 'RSA' });
  });

  test('when it was signed with another key, or five minutes ago', async () => {
    const id = await paid();
    const other = desk.payAs({ publicKey: PAY_KEYS.merchant.publicKey });
    expect(await other.ask(id)).toMatchObject({ state: 'unknown', why: 'HTTP 200 without their signature' });
    let asked = 0;
    const late = desk.payAs({ clock: { now: () => new Date(desk.clock.now().getTime() + ((asked += 1) > 1 ? 302_000 : 0)) } });
    expect(await late.ask(id)).toMatchObject({ state: 'unknown', why: 'HTTP 200 too old' });
  });

  test('when it is about another order', async () => {
    const id = await paid();
    const other = desk.payAs({ appId: 'wxffffffffffffffff' });
    expect(await other.ask(id)).toEqual({ state: 'unknown', why: 'an answer about another order' });
  });
});

test('another sum than was ordered is told as it is', async () => {
  desk.sandbox.plan('pay', 'wrong-amount');
  expect(await desk.pay.ask(await paid())).toMatchObject({ state: 'paid', paidFen: 12_861 });
});
