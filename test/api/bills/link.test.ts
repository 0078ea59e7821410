import { randomBytes } from 'node:crypto';
import type { BillerLine, Delivery } from '../../../server/billers/biller-link';
import { connectBillers } from '../../../server/gateways/billers/billers';
import { callPartner } from '../../../server/gateways/partner/call-partner';
import { shanghaiDay } from '../../../server/shanghai';
import { moveToNoon, newNumber } from '../../support/bills';
import { createClock, type MovableClock } from '../../support/clock';
import { LOST_ANSWERS } from '../../support/lost-answers';
import { startSandbox, type RunningSandbox } from '../../support/sandbox';

let sandbox: RunningSandbox;
let clock: MovableClock;
let link: ReturnType<typeof connectBillers>;
let ids = 1_000;

jest.setTimeout(60_000);

beforeAll(async () => {
  clock = createClock();
  moveToNoon(clock);
  sandbox = await startSandbox(clock);
  link = connectBillers({ ...sandbox.billers.options, timeoutMs: 1_000 });
});
afterEach(() => {
  sandbox.billers.setFailureRate(0);
  sandbox.billers.setMaintenance(null);
});
afterAll(() => sandbox.close());

const KEY = 'electricity-310100';
const today = (): string => shanghaiDay(clock.now());
const aDelivery = (changed: Partial<Delivery> = {}): Delivery => ({
  paymentId: String((ids += 1)), billerKey: KEY, fields: { account: newNumber() }, theirBillId: null, amountFen: 50_00, ...changed,
});

/** A delivery of all that an account owes. */
const ofBill = async (account = newNumber()): Promise<Delivery> => {
  const found = await link.findBill(KEY, { account });
  if (found.state !== 'due') throw new Error(found.state);
  return aDelivery({ fields: { account }, theirBillId: found.bill.theirId, amountFen: found.bill.owedFen });
};

const linesOf = async (day: string): Promise<BillerLine[]> => {
  const lines: BillerLine[] = [];
  for await (const line of link.statement(day)) lines.push(line);
  return lines;
};

describe('finding a bill', () => {
  test('is told alike however often it is asked', async () => {
    const account = newNumber();
    const first = await link.findBill(KEY, { account });
    expect(first).toMatchObject({ state: 'due', bill: { period: expect.stringMatching(/^20\d\d年\d{1,2}月$/) as string } });
    expect(await link.findBill(KEY, { account })).toEqual(first);
  });

  test('knows the account, or that it owes nothing, or neither', async () => {
    expect(await link.findBill(KEY, { account: newNumber({ ending: '0404' }) })).toEqual({ state: 'unknown-account' });
    expect(await link.findBill(KEY, { account: newNumber({ ending: '0000' }) })).toMatchObject({ state: 'none', holder: expect.stringContaining('*') as string });
  });

  test.each(LOST_ANSWERS)(
    'is away, and no error, when it goes wrong: %s', async (trouble) => {
      sandbox.billers.plan('find', trouble);
      expect(await link.findBill(KEY, { account: newNumber() })).toMatchObject({ state: 'away' });
    });

  test('is away while they are being maintained, and for whoever has another key', async () => {
    sandbox.billers.setMaintenance({ from: new Date(0), until: new Date(8.64e15) });
    expect(await link.findBill(KEY, { account: newNumber() })).toEqual({ state: 'away', why: 'HTTP 503' });
    sandbox.billers.setMaintenance(null);
    const stranger = connectBillers({ ...sandbox.billers.options, key: randomBytes(32) });
    expect(await stranger.findBill(KEY, { account: newNumber() })).toMatchObject({ state: 'away' });
  });
});

describe('delivering a payment', () => {
  test('is accepted once, however often it is delivered', async () => {
    const delivery = await ofBill();
    const first = await link.deliver(delivery);
    expect(first).toMatchObject({ state: 'done', acceptedOn: today() });
    expect(await Promise.all([link.deliver(delivery), link.deliver(delivery), link.ask(delivery.paymentId)])).toEqual([first, first, first]);
    expect((await linesOf(today())).filter(({ paymentId }) => paymentId === delivery.paymentId)).toHaveLength(1);
    expect(await link.findBill(KEY, delivery.fields)).toMatchObject({ state: 'none' });
  });

  test('on other terms under the same id is not known, and changes nothing', async () => {
    const delivery = await ofBill();
    const first = await link.deliver(delivery);
    expect(await link.deliver({ ...delivery, amountFen: delivery.amountFen - 1 })).toEqual({ state: 'unknown', why: 'HTTP 409' });
    expect(await link.ask(delivery.paymentId)).toEqual(first);
  });

  test('is refused for what was paid elsewhere, for more than is owed, for a bill of another account and for an account that is none', async () => {
    const elsewhere = await ofBill();
    sandbox.billers.payElsewhere({ billerKey: KEY, fields: elsewhere.fields });
    expect(await link.deliver(elsewhere)).toEqual({ state: 'refused', reason: 'paid-elsewhere' });
    expect(await link.deliver(elsewhere)).toEqual({ state: 'refused', reason: 'paid-elsewhere' });
    const more = await ofBill();
    expect(await link.deliver({ ...more, amountFen: more.amountFen + 1 })).toEqual({ state: 'refused', reason: 'biller-refused' });
    expect(await link.deliver({ ...(await ofBill()), fields: { account: newNumber() } })).toEqual({ state: 'refused', reason: 'biller-refused' });
    expect(await link.deliver(aDelivery({ fields: { account: newNumber({ ending: '0404' }) } }))).toEqual({ state: 'refused', reason: 'biller-refused' });
    expect(await link.deliver(aDelivery({ fields: { account: newNumber({ ending: '0409' }) } }))).toEqual({ state: 'refused', reason: 'paid-elsewhere' });
    expect(await link.deliver(aDelivery({ fields: { account: newNumber({ ending: '0422' }) } }))).toEqual({ state: 'refused', reason: 'biller-refused' });
  });

  test('in parts comes to all of it and no more', async () => {
    const whole = await ofBill();
    const part = { ...whole, amountFen: 10_00 };
    expect(await link.deliver(part)).toMatchObject({ state: 'done' });
    expect(await link.findBill(KEY, whole.fields)).toMatchObject({ bill: { theirId: whole.theirBillId, owedFen: whole.amountFen - 10_00 } });
    expect(await link.deliver({ ...whole, paymentId: String((ids += 1)) })).toEqual({ state: 'refused', reason: 'biller-refused' });
    expect(await link.deliver({ ...whole, paymentId: String((ids += 1)), amountFen: whole.amountFen - 10_00 })).toMatchObject({ state: 'done' });
  });

  test.each(LOST_ANSWERS)(
    'is not known, and never failed, when it goes wrong: %s; asked again it ends', async (trouble) => {
      const delivery = await ofBill();
      sandbox.billers.plan('deliver', trouble);
      expect(await link.deliver(delivery)).toMatchObject({ state: 'unknown' });
      const asked = await link.ask(delivery.paymentId);
      const ended = asked.state === 'absent' ? await link.deliver(delivery) : asked;
      expect(ended).toMatchObject({ state: 'done' });
      expect(sandbox.billers.accepted().filter((id) => id === delivery.paymentId)).toHaveLength(1);
    });

  test('is refused for good when the biller says so, and never heard of is absent', async () => {
    const delivery = await ofBill();
    expect(await link.ask(delivery.paymentId)).toEqual({ state: 'absent' });
    sandbox.billers.plan('deliver', 'refused');
    expect(await link.deliver(delivery)).toEqual({ state: 'refused', reason: 'biller-refused' });
    expect(await link.ask(delivery.paymentId)).toEqual({ state: 'refused', reason: 'biller-refused' });
  });

  test('ends for every payment though a third of the calls fail', async () => {
    sandbox.billers.setFailureRate(0.34);
    const states = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const delivery = aDelivery();
        for (let tries = 0; tries < 30; tries += 1) {
          const { state } = await link.deliver(delivery);
          if (state !== 'unknown') return state;
        }
        return 'unknown';
      }),
    );
    expect(new Set(states)).toEqual(new Set(['done']));
  });
});

describe('a statement', () => {
  const many = (count: number) => ({ count, lineAt: (index: number) => ({ id: String(index + 1), billerKey: KEY, amountFen: 100 + (index % 7), serial: `P${index}` }) });

  test('has everything that was accepted on the day, and nothing of another', async () => {
    clock.advance(86_400_000);
    const [one, other] = [await ofBill(), aDelivery({ billerKey: 'charity-310100', fields: { donor: '王小满' } })];
    const outcomes = [await link.deliver(one), await link.deliver(other)];
    await link.deliver(aDelivery({ fields: { account: newNumber({ ending: '0422' }) } }));
    expect(await linesOf(today())).toEqual([one, other].map(({ paymentId, billerKey, amountFen }, index) => ({ paymentId, billerKey, amountFen, theirId: (outcomes[index] as { theirId: string }).theirId })));
    expect(await linesOf('2020-01-01')).toEqual([]);
  });

  test.each([4_999, 5_000, 5_001, 10_000])('of %i lines comes whole', async (count) => {
    sandbox.billers.playStatement('2026-01-01', many(count));
    const lines = await linesOf('2026-01-01');
    expect(lines).toHaveLength(count);
    expect(lines.at(-1)!.paymentId).toBe(String(count));
  });

  test('is read through pages that fail, and is an error when one cannot be had', async () => {
    sandbox.billers.playStatement('2026-01-02', many(12_000));
    sandbox.billers.plan('statement', 'cut-before', 2);
    sandbox.billers.plan('statement', 'fault-after', 2);
    expect(await linesOf('2026-01-02')).toHaveLength(12_000);
    sandbox.billers.plan('statement', 'nonsense', 6);
    await expect(linesOf('2026-01-02')).rejects.toThrow('page 1');
  });

  test('may be told otherwise than it was: a line twice, none, another amount, one that is nobody\'s', async () => {
    clock.advance(86_400_000);
    const [twice, out, other] = [aDelivery(), aDelivery(), aDelivery()];
    for (const delivery of [twice, out, other]) await link.deliver(delivery);
    sandbox.billers.distort(twice.paymentId, 'twice');
    sandbox.billers.distort(out.paymentId, 'left-out');
    sandbox.billers.distort(other.paymentId, 'other-amount');
    sandbox.billers.addLine(today(), { id: '9', billerKey: KEY, amountFen: 7, serial: 'X' });
    expect((await linesOf(today())).map(({ paymentId, amountFen }) => [paymentId, amountFen])).toEqual([
      [twice.paymentId, 50_00], [twice.paymentId, 50_00], [other.paymentId, 50_01], ['9', 7],
    ]);
  });

  test('whose totals are others is an error, when all of it was read', async () => {
    const broken = { count: 3, lineAt: (index: number) => ({ id: String(index + 1), billerKey: KEY, amountFen: 1, serial: `P${index}` }) };
    let reads = 0;
    sandbox.billers.playStatement('2026-01-03', { ...broken, lineAt: (index) => ({ ...broken.lineAt(index), amountFen: (reads += 1) }) });
    await expect(linesOf('2026-01-03')).rejects.toThrow('does not add up');
  });
});

describe('the signed interface', () => {
  test('tells a question that it cannot read, and a page that is not there', async () => {
    const ask = (path: string, said?: object) => callPartner(sandbox.billers.options, path, said);
    expect(await ask('/bills', { billerKey: KEY })).toMatchObject({ status: 400 });
    expect(await ask('/deliveries', { id: '5', billerKey: KEY, fields: {}, theirBillId: null, amountFen: -1 })).toMatchObject({ status: 400 });
    expect(await ask('/deliveries', { id: 'x', billerKey: KEY, fields: { account: '1' }, theirBillId: null, amountFen: 1 })).toMatchObject({ status: 400 });
    expect(await ask('/statements/2026-01-01/0')).toMatchObject({ status: 400 });
    expect(await ask('/statements/2026-01-09/2')).toMatchObject({ status: 404 });
  });
});
