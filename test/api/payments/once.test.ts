import { randomUUID } from 'node:crypto';
import type { PaymentStarted } from '@micro-branch/contract/payments';
import { codeOf, newNumber } from '../../support/bills';
import { anOrder, confirm, countOf, newDebtor, paid, pointsOf, seen, start, started, startPaying } from '../../support/payments';
import type { Service } from '../../support/service';

let service: Service;

jest.setTimeout(180_000);

beforeAll(async () => void (service = await startPaying()));
afterAll(() => service.close());

test('a bill is paid with money and points, its biller has it, and points are kept and given once', async () => {
  const debtor = await newDebtor(service, { points: 1_000 });
  const payment = await started(service, debtor, { points: 500 });
  expect(payment).toMatchObject({ state: 'unpaid', points: 500, pointsFen: 500, payFen: debtor.bill.totalFen - 500 });
  expect(await pointsOf(service, debtor)).toEqual({ available: 500, held: 500 });
  await service.sandbox.wechatPay.pay(payment.id);
  expect(await confirm(service, debtor, payment.id)).toMatchObject({ state: 'done', reason: null });
  await service.drain();
  await service.drain();
  const earned = Math.min(Math.floor(payment.payFen / 100), 500);
  expect(await seen(service, debtor, payment.id)).toMatchObject({ pointsEarned: earned });
  expect(await pointsOf(service, debtor)).toEqual({ available: 500 + earned, held: 0 });
});

test('of sixty-four starts of one bill at once, each with a key of its own, one is ordered', async () => {
  const debtor = await newDebtor(service, { points: 10_000 });
  const answers = await Promise.all(Array.from({ length: 64 }, () => start(service, debtor, anOrder(debtor, { points: 100 }))));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(answers.filter(({ status }) => status !== 200).map(codeOf))).toEqual(new Set(['bill-under-payment']));
  expect(await countOf(service, debtor.bill.id)).toEqual({ count: 1, claiming: 1 });
  expect(await pointsOf(service, debtor)).toEqual({ available: 9_900, held: 100 });
});

test('somebody without any points starts it once as well', async () => {
  const debtor = await newDebtor(service);
  const answers = await Promise.all(Array.from({ length: 16 }, () => start(service, debtor, anOrder(debtor))));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('the same key five times at once is one payment, and on other terms a conflict', async () => {
  const debtor = await newDebtor(service, { points: 1_000 });
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 5 }, () => start(service, debtor, anOrder(debtor, { key, points: 200 }))));
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
  const [first, ...others] = answers.map(({ body }) => body as PaymentStarted);
  expect(others.every(({ payment }) => payment.id === first!.payment.id)).toBe(true);
  expect(first!.pay!.package).toMatch(/^prepay_id=/);
  expect(codeOf(await start(service, debtor, anOrder(debtor, { key, points: 300 })))).toBe('idempotency-conflict');
  expect(await pointsOf(service, debtor)).toEqual({ available: 800, held: 200 });
});

test('what was paid is not paid again, not by the same bill and not by another look at it', async () => {
  const debtor = await newDebtor(service);
  expect(await paid(service, debtor)).toMatchObject({ state: 'done' });
  expect(codeOf(await start(service, debtor, anOrder(debtor)))).toBe('bill-paid');
});

test('a part is paid once by its own bill, and the rest by another', async () => {
  const debtor = await newDebtor(service, { billerKey: 'gas-310100', amountFen: 10_00, fields: { account: newNumber({ digits: 12 }) } });
  expect(await paid(service, debtor)).toMatchObject({ state: 'done', amountFen: 10_00 });
  expect(codeOf(await start(service, debtor, anOrder(debtor)))).toBe('bill-paid');
});
