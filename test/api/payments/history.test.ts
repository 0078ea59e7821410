import type { PaymentMonths, PaymentPage, Receipt } from '@micro-branch/contract/payments';
import { isReceiptNumber } from '../../../server/payments/receipt-number';
import { shanghaiDay } from '../../../server/shanghai';
import { codeOf, newPayer } from '../../support/bills';
import { aGift, newDebtor, paid, payWith, seen, started, startPaying, type Debtor } from '../../support/payments';
import type { Service } from '../../support/service';

let service: Service;
let debtor: Debtor;

jest.setTimeout(180_000);

beforeAll(async () => void (service = await startPaying()));
afterAll(() => service.close());
beforeEach(async () => void (debtor = await newDebtor(service)));

const get = async <T>(path: string, { token }: { token: string } = debtor): Promise<T> => (await service.get(`/api${path}`, { token })).body as T;

describe('a receipt', () => {
  test('is there once the biller has it, with number, words and seal', async () => {
    const payment = await started(service, debtor);
    expect(codeOf(await service.get(`/api/payments/${payment.id}/receipt`, { token: debtor.token }))).toBe('receipt-not-ready');
    expect(codeOf(await service.get(`/api/payments/${payment.id}/receipt/picture`, { token: debtor.token }))).toBe('receipt-not-ready');
    await service.sandbox.wechatPay.pay(payment.id);
    await service.send('POST', `/api/payments/${payment.id}/confirm`, { token: debtor.token });
    const receipt = await get<Receipt>(`/payments/${payment.id}/receipt`);
    expect(isReceiptNumber(receipt.number)).toBe(true);
    expect(receipt).toMatchObject({ sealWords: '电子回单专用章', payment: { id: payment.id, state: 'done' } });
    expect(receipt.amountInWords).toMatch(/(整|分)$/);
  });

  test('is a picture too, of less than 300 KB, with the account masked', async () => {
    const { id } = await paid(service, debtor);
    const { status, headers, bytes } = await service.get(`/api/payments/${id}/receipt/picture`, { token: debtor.token });
    expect([status, headers['content-type']]).toEqual([200, 'image/png']);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(bytes.length).toBeLessThan(300_000);
  });
});

describe("somebody else's payment", () => {
  test.each([['GET', ''], ['POST', '/confirm'], ['POST', '/cancel'], ['GET', '/receipt'], ['GET', '/receipt/picture']] as const)('%s …%s is not found', async (method, path) => {
    const { id } = await started(service, debtor);
    const other = await newPayer(service);
    expect(codeOf(await service.send(method, `/api/payments/${id}${path}`, { token: other.token }))).toBe('payment-not-found');
    expect(await get<PaymentPage>('/payments', other)).toEqual({ payments: [], nextCursor: null });
  });
});

describe('the list of payments', () => {
  test('goes page by page, the newest first, by month, category and account', async () => {
    const { deps } = service;
    const { payment: first } = await payWith(deps, await aGift(deps, debtor.id, 1_00), 0);
    for (let made = 1; made < 25; made += 1) await payWith(deps, await aGift(deps, debtor.id, 1_00), 0);
    const { id } = await paid(service, debtor);
    const page = await get<PaymentPage>('/payments');
    const rest = await get<PaymentPage>(`/payments?cursor=${page.nextCursor}`);
    expect([page.payments.length, rest.payments.length, rest.nextCursor]).toEqual([20, 6, null]);
    expect([page.payments[0]!.id, rest.payments.at(-1)!.id]).toEqual([id, first.id]);
    const month = shanghaiDay(deps.clock.now()).slice(0, 7);
    expect((await get<PaymentPage>(`/payments?month=${month}&category=daily-life`)).payments).toHaveLength(1);
    expect((await get<PaymentPage>(`/payments?accountId=${debtor.accountId}`)).payments).toHaveLength(1);
    expect((await get<PaymentPage>('/payments?month=2020-01')).payments).toEqual([]);
  });

  test('adds up in twelve months and in a file, what is done alone', async () => {
    const { payFen } = await paid(service, debtor);
    await payWith(service.deps, await aGift(service.deps, debtor.id, 5_00), 0);
    const { months } = await get<PaymentMonths>('/payments/months');
    expect(months).toHaveLength(12);
    expect(months.at(-1)).toEqual({ month: shanghaiDay(service.deps.clock.now()).slice(0, 7), payFen, payments: 1, categories: [{ category: 'daily-life', payFen }] });
    expect(months[0]).toMatchObject({ payFen: 0, payments: 0, categories: [] });
    const lines = (await service.get('/api/payments/csv', { token: debtor.token })).bytes.toString('utf8').split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[3]).toBe(`合计,已缴费 1 笔,,,,,${payFen / 100},0,0,0,${payFen / 100},`);
    expect(lines[1]).toContain('待支付');
  });
});

test('a payment that is cancelled is over, and its bill can be paid', async () => {
  const { id } = await started(service, debtor);
  const { token } = debtor;
  const cancel = () => service.send('POST', `/api/payments/${id}/cancel`, { token });
  service.sandbox.wechatPay.plan('close', 'cut-before');
  expect(codeOf(await cancel())).toBe('pay-unavailable');
  expect((await cancel()).body).toMatchObject({ state: 'closed', reason: 'by-member' });
  expect((await cancel()).body).toMatchObject({ state: 'closed' });
  expect(await paid(service, debtor)).toMatchObject({ state: 'done' });
});

test('a payment that was paid meanwhile is not cancelled but goes on', async () => {
  const { id } = await started(service, debtor);
  await service.sandbox.wechatPay.pay(id);
  expect(codeOf(await service.send('POST', `/api/payments/${id}/cancel`, { token: debtor.token }))).toBe('state-changed');
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
});
