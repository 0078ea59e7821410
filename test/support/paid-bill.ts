import { randomUUID } from 'node:crypto';
import type { BillerPage } from '@micro-branch/contract/billers';
import type { BillAccountView, BillView } from '@micro-branch/contract/bills';
import { brand } from '@micro-branch/contract/brand';
import type { PaymentStarted, PaymentView } from '@micro-branch/contract/payments';
import type { SeededService } from './seeded-service';
import { ask, signIn } from './site';

const PAUSE_MS = 50;
const PATIENCE_MS = 20_000;
/** Whose bills are what the payer says, in whole yuan. */
const BILLER = '慈善会捐款';

/** Other rooms have heard of it when its points are there. */
const heard = async (read: () => Promise<PaymentView>): Promise<void> => {
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (let payment = await read(); payment.pointsEarned === null; payment = await read()) {
    if (performance.now() > deadlineMs) throw new Error(`after ${PATIENCE_MS / 1_000} s the payment ${payment.id} was ${payment.state} and had given nothing`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
};

export interface PaidBill {
  /** Whole yuan. */
  billFen: number;
  /** Points that take a part of it off, at the rate of the seed: 100 for a yuan. */
  pointsOff: number;
}

/**
 * Somebody pays a bill at the running service as a phone would, WeChat Pay's cashier included. Comes back when the service has heard of it and
 * its points are given.
 */
export const payBill = async ({ url }: Pick<SeededService, 'url'>, person: string, { billFen, pointsOff }: PaidBill): Promise<void> => {
  const token = await signIn(url, person);
  const post = <T>(path: string, body: object = {}): Promise<T> => ask(`${url}/api${path}`, { token, body }) as Promise<T>;
  await post('/members/me/consents', { document: 'privacy', version: brand.privacyVersion, decision: 'agreed' });
  const found = (await ask(`${url}/api/billers?region=310100&text=${encodeURIComponent(BILLER)}`, { token })) as BillerPage;
  const binding = { key: randomUUID(), billerId: found.billers[0]!.id, fields: { donor: '王小满' }, alias: null, familyId: null };
  const { id: accountId } = await post<BillAccountView>('/bill-accounts', binding);
  const bill = await post<BillView>('/bills', { accountId, amountFen: billFen });
  const { rulesVersion } = bill.points;
  const order = { key: randomUUID(), billId: bill.id, points: pointsOff, rulesVersion, couponId: null, payFenSeen: bill.totalFen - pointsOff };
  const { payment, pay } = await post<PaymentStarted>('/payments', order);
  await ask(`${url}/sandbox/wechat-pay/device/pay`, { body: pay! });
  await post(`/payments/${payment.id}/confirm`);
  await heard(() => ask(`${url}/api/payments/${payment.id}`, { token }) as Promise<PaymentView>);
};
