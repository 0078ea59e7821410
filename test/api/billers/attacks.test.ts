import { importFile } from '../../../server/billers/import-file';
import { linkTo } from '../../../server/billers/links';
import { findBillerByKey, type Biller } from '../../../server/billers/store';
import { requireFields } from '../../../server/billers/terms';
import { uploadBills } from '../../../server/billers/upload-bills';
import { aBiller, BILL_HEADER, billerText, billFile } from '../../support/billers';
import { bound, lookedUp, lookUp, codeOf, newPayer, type Payer } from '../../support/bills';
import { confirm, paid, seen, started, startPaying, type Debtor } from '../../support/payments';
import type { Service } from '../../support/service';

jest.setTimeout(120_000);

let service: Service;
let billers = 0;

beforeAll(async () => {
  service = await startPaying();
});
afterAll(() => service.close());

const hosted = async (isPartAllowed = false): Promise<Biller> => {
  const key = `attacked-${(billers += 1)}`;
  const flow = { kind: 'fetch-and-pay', isPartAllowed, amount: { minFen: 1, maxFen: 500_000, stepFen: 1 } } as const;
  const content = aBiller('fetch-and-pay', { key, flow, settlement: { link: 'hosted', account: '99001234', days: 1 } });
  await importFile(service.deps, { fileName: 'x', text: billerText(content) });
  return (await findBillerByKey(service.deps.database, key))!;
};
const upload = (biller: Biller, fen: number, { account = '10000001', period = '2026年11月', holder = '王*满' } = {}) =>
  uploadBills(service.deps, biller, billFile(`${BILL_HEADER}\n${account},B1,${fen},${period},2026-12-31,${holder}\n`));
const holderOf = async (biller: Biller): Promise<Payer & { accountId: string }> => {
  const payer = await newPayer(service);
  const { id } = await bound(service, payer, biller.content.key, { fields: { account: '10000001' } });
  return { ...payer, accountId: id };
};
const owes = async (payer: Payer & { accountId: string }, amountFen: number | null = null): Promise<Debtor> => ({
  ...payer,
  bill: await lookedUp(service, payer, payer.accountId, amountFen),
});

test('a bill that comes to more after it was paid whole is owed for the rest, and the rest is paid once', async () => {
  const biller = await hosted();
  await upload(biller, 10_000);
  const holder = await holderOf(biller);
  expect(await paid(service, await owes(holder))).toMatchObject({ state: 'done', amountFen: 10_000 });
  await upload(biller, 15_000);
  expect(await paid(service, await owes(holder))).toMatchObject({ state: 'done', amountFen: 5_000 });
  expect(codeOf(await lookUp(service, holder, holder.accountId))).toBe('nothing-due');
});

test('a bill that comes to more between look-up and delivery takes what was paid, and the rest is owed', async () => {
  const biller = await hosted();
  await upload(biller, 10_000);
  const holder = await holderOf(biller);
  const { id } = await started(service, await owes(holder));
  await upload(biller, 12_000);
  await service.sandbox.wechatPay.pay(id);
  expect(await confirm(service, holder, id)).toMatchObject({ state: 'done' });
  expect((await owes(holder)).bill).toMatchObject({ owedFen: 2_000 });
});

test('a bill that comes to less, or is moved to another account, between look-up and delivery is not paid: the money goes back', async () => {
  for (const change of [(biller: Biller) => upload(biller, 9_999), (biller: Biller) => upload(biller, 10_000, { account: '10000002' })]) {
    const biller = await hosted();
    await upload(biller, 10_000);
    const holder = await holderOf(biller);
    const { id } = await started(service, await owes(holder));
    await change(biller);
    await service.sandbox.wechatPay.pay(id);
    await confirm(service, holder, id);
    expect(await seen(service, holder, id)).toMatchObject({ state: 'refunded' });
  }
});

test('parts that were looked up together never come to more than is owed, and the rest after them is paid once', async () => {
  const biller = await hosted(true);
  await upload(biller, 10_000);
  const holder = await holderOf(biller);
  const looks = [await owes(holder, 6_000), await owes(holder, 6_000), await owes(holder)];
  const ends = [];
  for (const look of looks) ends.push((await paid(service, look)).state);
  expect(ends).toEqual(['done', 'refunded', 'refunded']);
  expect(await paid(service, await owes(holder))).toMatchObject({ state: 'done', amountFen: 4_000 });
  expect(codeOf(await lookUp(service, holder, holder.accountId))).toBe('nothing-due');
});

test('sixty-four deliveries at once, of one payment and of many, are taken once', async () => {
  const biller = await hosted();
  await upload(biller, 10_000);
  const link = linkTo(service.deps, biller);
  const same = service.deps.newId();
  const deliver = (paymentId: string) => link.deliver({ paymentId, billerKey: biller.content.key, fields: { account: '10000001' }, theirBillId: 'B1', amountFen: 10_000 });
  const outcomes = await Promise.all(Array.from({ length: 64 }, (_, index) => deliver(index % 2 === 0 ? same : service.deps.newId())));
  const done = outcomes.filter(({ state }) => state === 'done');
  expect([1, 32]).toContain(done.length); // one of many, or one that was told thirty-two times
  expect(outcomes.every(({ state }) => state !== 'unknown')).toBe(true);
});

test.each([['period', '2026\u0000'], ['holder', '王*\u0000'], ['period', '\u202e11月'], ['holder', '王*\u0007']])(
  'a file of bills whose %s holds what nobody sees is refused with its line',
  async (name, value) => {
    const biller = await hosted();
    await expect(upload(biller, 100, { [name]: value })).rejects.toMatchObject({ code: 'billers-refused', message: expect.stringContaining('第 2 行') as string });
    await expect(upload(biller, 100)).resolves.toMatchObject({ bills: 1 });
  },
);

test.each([
  ['a character that is none in a name', { name: '青山\u0000水务' }],
  ['letters that run backwards in a name', { name: '\u202e务水山青' }],
  ['a blank of no width in a name', { name: '青山\u200b水务' }],
  ['a line break in a hint', { fields: [{ ...aBiller().fields[0]!, hint: '账单\n上' }] }],
])('a file of billers with %s is refused with its line', async (_what, change) => {
  const text = billerText({ ...aBiller('fetch-and-pay', { key: 'unseen' }), ...change });
  await expect(importFile(service.deps, { fileName: 'x', text })).rejects.toMatchObject({ code: 'billers-refused', message: expect.stringMatching(/^第 \d+ 行/) as string });
});

test('a field that is called as what every object has is missing when it is missing, and holds no control characters', () => {
  const [field] = aBiller().fields;
  const fields = [{ ...field!, key: 'constructor', pattern: '.{1,40}', maxLength: 40 }];
  expect(() => requireFields({ fields }, {})).toThrow('constructor');
  expect(() => requireFields({ fields }, { constructor: 'a\u0000b' })).toThrow('constructor');
  expect(() => requireFields({ fields }, { constructor: '王小满' })).not.toThrow();
});

test('what is typed into the search is text: wildcards, NUL, quotes and a thousand blanks', async () => {
  for (const text of ['%', '_', '\\', "'; drop table billers; --", '%_%_%_%_%_%_%_%_%_%_%_%_%_%_%']) {
    const { status, body } = await service.get(`/api/billers?text=${encodeURIComponent(text)}`);
    expect([text, status, body]).toEqual([text, 200, { billers: [], nextCursor: null }]);
  }
  expect((await service.get('/api/billers?text=%00')).status).toBe(400);
  for (const cursor of ['-1', '1e3', '9999999', '0;1', '%00']) expect((await service.get(`/api/billers?cursor=${cursor}`)).status).toBe(400);
  expect((await service.get('/api/billers?cursor=999999')).status).toBe(200);
});
