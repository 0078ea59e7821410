import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import type { Id } from '../../../server/ids';
import { importFile } from '../../../server/billers/import-file';
import { linkTo } from '../../../server/billers/links';
import { findBillerByKey, type Biller } from '../../../server/billers/store';
import { uploadBills, type BillFile } from '../../../server/billers/upload-bills';
import { shanghaiDay } from '../../../server/shanghai';
import { aBiller, BILL_HEADER, billerText, billFile, manyBills } from '../../support/billers';
import { startService, type Service } from '../../support/service';

const LINES = sql('test.hosted_lines', 'select count(*)::int as count from hosted_lines');
const BILLS = sql('test.hosted_bills', 'select count(*)::int as count from hosted_bills where biller_id = $1');
const PAID = sql('test.hosted_paid', 'select paid_fen::int as paid, amount_fen::int as amount from hosted_bills where biller_id = $1 and their_id = $2');

jest.setTimeout(120_000);

let service: Service;
let deps: Deps;

beforeAll(async () => {
  service = await startService();
  ({ deps } = service);
});
afterAll(() => service.close());

const HOSTED = { link: 'hosted', account: '99001234', days: 1 } as const;
let billers = 0;

/** A biller of its own for each test. */
const newBiller = async (...[kind, change]: Parameters<typeof aBiller>): Promise<Biller> => {
  const key = `hosted-${(billers += 1)}`;
  await importFile(deps, { fileName: 'x', text: billerText(aBiller(kind, { key, settlement: HOSTED, ...change })) });
  return (await findBillerByKey(deps.database, key))!;
};

const count = async (...given: Parameters<typeof deps.database.query>): Promise<number> => (await deps.database.query<{ count: number }>(...given))[0]!.count;
const billsOf = ({ id }: Biller) => count(BILLS, [id]);
const upload = (biller: Biller, text: string) => uploadBills(deps, biller, billFile(text));
const owed = (biller: Biller, account: string) => linkTo(deps, biller).findBill({ account });
const oneBill = (fen = 10_000, { account = '10000001', id = 'B1', dueOn = '2026-12-31' } = {}): string => `${BILL_HEADER}\n${account},${id},${fen},2026年11月,${dueOn},王*满\n`;
const deliver = (biller: Biller, amountFen: number, { paymentId = deps.newId(), theirBillId = 'B1' }: { paymentId?: Id; theirBillId?: string | null } = {}) =>
  linkTo(deps, biller).deliver({ paymentId, billerKey: biller.content.key, fields: { account: '10000001' }, theirBillId, amountFen });

/** A database that goes away after so many transactions, as a killed process leaves it. */
const dyingAfter = (transactions: number): Deps => ({
  ...deps,
  database: {
    ...deps.database,
    transaction: (work) => ((transactions -= 1) < 0 ? Promise.reject(new Error('killed')) : deps.database.transaction(work)),
  },
});

/** Tells how many lines of a file were read before the reading ended. */
const counting = (file: BillFile) => {
  const told = { bytes: 0 };
  const read = async function* () {
    for await (const piece of file.read()) {
      told.bytes += piece.length;
      yield piece;
    }
  };
  return { file: { ...file, read }, told };
};

test('bills of a file are found by their account, and by no other biller', async () => {
  const [biller, other] = [await newBiller(), await newBiller()];
  expect(await upload(biller, manyBills(3))).toEqual({ bills: 3, resumedAt: 0, isKnown: false });
  expect(await owed(biller, '10000002')).toEqual({
    state: 'due',
    holder: '王*满',
    bill: { theirId: 'B2', owedFen: 10_000, dueOn: '2026-12-31', period: '2026年11月', items: [{ label: '2026年11月', amountFen: 10_000 }] },
  });
  expect(await owed(biller, '10000009')).toEqual({ state: 'unknown-account' });
  expect(await owed(other, '10000002')).toEqual({ state: 'unknown-account' });
  expect(await deliver(other, 10_000, { theirBillId: 'B2' })).toEqual({ state: 'refused', reason: 'biller-refused' });
});

test('of several bills the one that is due first is told, then the next, then none', async () => {
  const biller = await newBiller();
  const lines = ['10000001,B2,200,10月,2026-11-30,', '10000001,B3,300,11月,2026-12-31,', '10000001,B1,100,9月,2026-10-31,'];
  await upload(biller, [BILL_HEADER, ...lines].join('\r\n'));
  for (const [theirId, owedFen] of [['B1', 100], ['B2', 200], ['B3', 300]] as const) {
    expect(await owed(biller, '10000001')).toMatchObject({ state: 'due', holder: null, bill: { theirId, owedFen } });
    expect(await deliver(biller, owedFen, { theirBillId: theirId })).toMatchObject({ state: 'done' });
  }
  expect(await owed(biller, '10000001')).toEqual({ state: 'none', holder: null });
});

test.each([1, 2, 3, 4])('a load that is killed after %i steps shows nothing, goes on where it was, and takes each line once', async (transactions) => {
  const biller = await newBiller();
  const file = billFile(manyBills(12_000)); // three chunks of lines and the step that makes them bills
  await expect(uploadBills(dyingAfter(transactions), biller, file)).rejects.toThrow('killed');
  expect(await billsOf(biller)).toBe(0);
  expect(await owed(biller, '10000001')).toEqual({ state: 'unknown-account' });
  const kept = [0, 0, 5_001, 10_001, 12_001][transactions]; // the first line names the columns
  expect(await uploadBills(deps, biller, file)).toEqual({ bills: 12_000, resumedAt: kept, isKnown: false });
  expect([await billsOf(biller), await count(LINES)]).toEqual([12_000, 0]);
  const { file: counted, told } = counting(file);
  expect(await uploadBills(deps, biller, counted)).toEqual({ bills: 0, resumedAt: 0, isKnown: true });
  expect(told.bytes).toBe(0);
});

test('another file takes the place of one that was cut off', async () => {
  const biller = await newBiller();
  await expect(uploadBills(dyingAfter(2), biller, billFile(manyBills(7_000)))).rejects.toThrow('killed');
  expect(await upload(biller, oneBill())).toMatchObject({ bills: 1, resumedAt: 0 });
  expect([await billsOf(biller), await count(LINES)]).toEqual([1, 0]);
});

test('a hundred thousand bills are taken; with a bad line 70,001 none of them is, and line and reason are told', async () => {
  const biller = await newBiller();
  const lines = manyBills(100_000).split('\n');
  const good = lines[70_000]!;
  lines[70_000] = good.replace(',10000,', ',100.00,');
  await expect(upload(biller, lines.join('\n'))).rejects.toMatchObject({ code: 'billers-refused', message: '第 70001 行：金额“100.00”应是1到5000000的整数，以分为单位' });
  expect([await billsOf(biller), await count(LINES)]).toEqual([0, 0]);
  lines[70_000] = good;
  expect(await upload(biller, lines.join('\n'))).toEqual({ bills: 100_000, resumedAt: 0, isKnown: false });
  expect(await owed(biller, String(10_000_001 + 69_999))).toMatchObject({ state: 'due', bill: { theirId: 'B70000' } });
});

test.each([
  ['', '第 2 行：文件里没有账单'],
  [BILL_HEADER, '第 2 行：文件里没有账单'],
  [`account,id\n`, `第 1 行：第一行应是${BILL_HEADER}`],
  [`${oneBill()}10000002,B1,1,11月,2026-12-31,`, '第 3 行：账单号“B1”在第2行已经用过'],
  [`${oneBill()}\n10000002,B2,1,11月,2026-12-31,`, `第 3 行：应有6列（${BILL_HEADER}），这里有1列`],
])('refuses the file %j', async (text, message) => {
  const biller = await newBiller();
  await expect(upload(biller, text)).rejects.toMatchObject({ code: 'billers-refused', message });
  expect([await billsOf(biller), await count(LINES)]).toEqual([0, 0]);
});

test('only a biller that has its bills with us has files', async () => {
  for (const biller of [await newBiller('direct'), await newBiller('fetch-and-pay', { settlement: { ...HOSTED, link: 'direct' } })]) {
    await expect(upload(biller, oneBill())).rejects.toMatchObject({ code: 'billers-refused' });
  }
});

test('a newer file changes what is owed and keeps what was paid; less than was paid is refused, and so is another account', async () => {
  const biller = await newBiller();
  await upload(biller, oneBill(10_000));
  await deliver(biller, 4_000);
  expect(await owed(biller, '10000001')).toMatchObject({ bill: { owedFen: 6_000 } });
  await upload(biller, oneBill(12_000));
  expect(await owed(biller, '10000001')).toMatchObject({ bill: { owedFen: 8_000 } });
  await upload(biller, `${oneBill(5_000, { id: 'B2' })}`); // does not name B1, which stays
  expect(await owed(biller, '10000001')).toMatchObject({ bill: { theirId: 'B1/4000', owedFen: 8_000 } });
  const refused = `${oneBill(100, { id: 'B9', account: '10000009' })}10000001,B1,3999,2026年11月,2026-12-31,王*满`;
  await expect(upload(biller, refused)).rejects.toThrow('第 3 行：账单“B1”已缴4000分，不能改成3999分');
  await expect(upload(biller, oneBill(10_000, { account: '10000002' }))).rejects.toThrow('第 2 行：账单“B1”已经有人缴费，不能改到别的户号下');
  expect(await owed(biller, '10000009')).toEqual({ state: 'unknown-account' });
  await upload(biller, oneBill(4_000));
  expect(await deliver(biller, 1)).toEqual({ state: 'refused', reason: 'paid-elsewhere' });
});

test('a payment that is delivered many times at once is accepted once', async () => {
  const biller = await newBiller();
  await upload(biller, oneBill(10_000));
  const paymentId = deps.newId();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => deliver(biller, 6_000, { paymentId })));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(new Set([JSON.stringify({ state: 'done', theirId: 'B1', acceptedOn: shanghaiDay(deps.clock.now()) })]));
  expect(await deps.database.query(PAID, [biller.id, 'B1'])).toEqual([{ paid: 6_000, amount: 10_000 }]);
});

test('of many payments of one bill at once no more are accepted than it is worth', async () => {
  const biller = await newBiller();
  await upload(biller, oneBill(10_000));
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => deliver(biller, 3_000)));
  expect(outcomes.filter(({ state }) => state === 'done')).toHaveLength(3);
  expect(outcomes.filter(({ state }) => state === 'refused')).toEqual(Array.from({ length: 5 }, () => ({ state: 'refused', reason: 'paid-elsewhere' })));
  expect(await deps.database.query(PAID, [biller.id, 'B1'])).toEqual([{ paid: 9_000, amount: 10_000 }]);
});

test('what was refused once is refused for good, though a newer file would allow it', async () => {
  const biller = await newBiller();
  await upload(biller, oneBill(1_000));
  const paymentId = deps.newId();
  const refused = { state: 'refused', reason: 'paid-elsewhere' };
  expect(await linkTo(deps, biller).ask(paymentId)).toEqual({ state: 'absent' });
  expect(await deliver(biller, 2_000, { paymentId })).toEqual(refused);
  await upload(biller, oneBill(2_000));
  expect(await deliver(biller, 2_000, { paymentId })).toEqual(refused);
  expect(await linkTo(deps, biller).ask(paymentId)).toEqual(refused);
  expect(await deliver(biller, 2_000)).toMatchObject({ state: 'done' });
});

test.each(['direct', 'top-up'] as const)('a payment of the flow %s is noted once, and needs no bill', async (kind) => {
  const biller = await newBiller(kind);
  const paymentId: Id = deps.newId();
  const done = { state: 'done', theirId: paymentId, acceptedOn: shanghaiDay(deps.clock.now()) };
  expect(await Promise.all([1, 2, 3].map(() => deliver(biller, 1_000, { paymentId, theirBillId: null })))).toEqual([done, done, done]);
  expect(await linkTo(deps, biller).ask(paymentId)).toEqual(done);
});
