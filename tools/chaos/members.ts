import { randomInt, randomUUID } from 'node:crypto';
import type { BillAccountView, BillView } from '@micro-branch/contract/bills';
import type { SessionView } from '@micro-branch/contract/members';
import type { PaymentStarted, PaymentView } from '@micro-branch/contract/payments';

/** Who pays, and where. */
export interface Place {
  serviceUrl: string;
  worldUrl: string;
  /** Ids of billers by their keys. */
  billerIds: ReadonlyMap<string, string>;
  isOver: () => boolean;
}

export interface Paid {
  /** Payments that the cashier took the money of, or of which the service said that they are done. */
  acknowledged: Set<string>;
  /** Payments that nobody paid, with whoever may cancel them. */
  open: Map<string, string>;
  /** What members were answered instead of what they asked for, and how often. */
  refusals: Map<string, number>;
}

interface Answered {
  status: number;
  body: unknown;
}

interface Member extends Place {
  number: number;
  token: string;
  paid: Paid;
}

const PAUSE_MS = 100;
const CALL_LIMIT_MS = 15_000;
const CANCEL_ONE_IN = 10;
const CONFIRM_ONE_IN = 2;
/** Of accounts that end so, billers refuse what is paid, and it goes back. */
const REFUSED_END = '0422';
const REFUSED_ONE_IN = 6;
const ACCOUNTS = [
  { key: 'electricity-310100', field: 'account', number: () => `310100${String(randomInt(1_000)).padStart(3, '0')}${oneIn(REFUSED_ONE_IN) ? REFUSED_END : String(randomInt(1_000, 10_000))}` },
  { key: 'mobile-top-up', field: 'phone', number: () => `139${String(randomInt(100_000_000)).padStart(8, '0')}` },
];
const TOP_UP_FEN = [10_00, 30_00, 50_00, 100_00];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const oneIn = (times: number): boolean => randomInt(times) === 0;

const post = async (url: string, body: object, headers: Record<string, string> = {}): Promise<Answered | undefined> => {
  try {
    const said = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
    const answer = await fetch(url, { ...said, signal: AbortSignal.timeout(CALL_LIMIT_MS) });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  } catch {
    return undefined; // nobody was there, or died before the answer was whole
  }
};

const note = ({ refusals }: Paid, path: string, { status, body }: Answered): void => {
  const what = `${path} ${status} ${(body as { error?: { code: string } } | null)?.error?.code ?? ''}`;
  refusals.set(what, (refusals.get(what) ?? 0) + 1);
};

/** Asks the same until it is answered: a service that is gone or busy is asked again. Undefined when it is over, or was refused. */
const ask = async <Answer>({ serviceUrl, number, token, isOver, paid }: Member, path: string, body: object): Promise<Answer | undefined> => {
  const headers = { 'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`, ...(token && { authorization: `Bearer ${token}` }) };
  while (!isOver()) {
    const answer = await post(serviceUrl + path, body, headers);
    if (answer && answer.status < 300) return answer.body as Answer;
    if (answer) note(paid, path.replaceAll(/[0-9]+/g, ':id'), answer);
    if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 429) return undefined;
    await pause(PAUSE_MS);
  }
  return undefined;
};

const signIn = async (member: Member): Promise<SessionView | undefined> => {
  while (!member.isOver()) {
    const login = await post(`${member.worldUrl}/wechat/device/login`, { person: `chaos-${member.number}` });
    const code = (login?.body as { code?: string } | undefined)?.code;
    const answer = code === undefined ? undefined : await post(`${member.serviceUrl}/api/sessions`, { code });
    if (answer?.status === 200) return answer.body as SessionView;
    if (answer) note(member.paid, '/api/sessions', answer);
    await pause(PAUSE_MS);
  }
  return undefined;
};

/** Pays at the cashier, most of the time. Whoever leaves it without paying may come back and cancel. */
const payAtCashier = async (member: Member, { payment, pay }: PaymentStarted): Promise<void> => {
  if (!pay) return;
  const decision = oneIn(CANCEL_ONE_IN) ? 'cancel' : 'pay';
  const answer = await post(`${member.worldUrl}/wechat-pay/device/pay`, { ...pay, decision });
  const isPaid = decision === 'pay' && answer?.status === 200;
  if (isPaid) member.paid.acknowledged.add(payment.id);
  if (!isPaid) member.paid.open.set(payment.id, member.token);
  if (!oneIn(CONFIRM_ONE_IN)) return;
  const view = await ask<PaymentView>(member, `/api/payments/${payment.id}/confirm`, {});
  if (view?.state === 'done') member.paid.acknowledged.add(payment.id);
};

const payBill = async (member: Member, accountId: string, amountFen: number | null): Promise<void> => {
  const bill = await ask<BillView>(member, '/api/bills', { accountId, amountFen });
  if (!bill) return;
  const steps = bill.points.step > 0 ? Math.floor(bill.points.pointsMax / bill.points.step) : 0;
  const used = steps === 0 ? 0 : randomInt(steps + 1);
  const body = { key: randomUUID(), billId: bill.id, points: used * bill.points.step, rulesVersion: bill.points.rulesVersion, couponId: null };
  const started = await ask<PaymentStarted>(member, '/api/payments', { ...body, payFenSeen: bill.totalFen - used * bill.points.stepFenOff });
  if (started) await payAtCashier(member, started);
};

/** One member: signs in, binds an account and pays it, several times where it is charged up, again and again with other accounts. */
export const liveMember = async (place: Place, number: number, paid: Paid): Promise<void> => {
  const member: Member = { ...place, number, token: '', paid };
  const session = await signIn(member);
  if (!session) return;
  member.token = session.token;
  await ask(member, '/api/members/me/consents', { document: 'privacy', version: session.member.consent.version, decision: 'agreed' });
  for (let bound = 0; bound < 25 && !place.isOver(); bound += 1) {
    const { key, field, number: numberOf } = ACCOUNTS[bound % ACCOUNTS.length]!;
    const body = { key: randomUUID(), billerId: place.billerIds.get(key), fields: { [field]: numberOf() }, alias: null, familyId: null };
    const account = await ask<BillAccountView>(member, '/api/bill-accounts', body);
    if (!account) continue;
    if (key === 'mobile-top-up') await payBill(member, account.id, TOP_UP_FEN[randomInt(TOP_UP_FEN.length)]!);
    else await payBill(member, account.id, null);
  }
};

/** What was not paid is cancelled, as members do who come back to it. Asked until it is over: WeChat Pay may not answer at first. */
export const cancelOpen = async (place: Place, paid: Paid): Promise<void> => {
  for (const [id, token] of paid.open) {
    const member: Member = { ...place, number: randomInt(60_000), token, paid };
    await ask(member, `/api/payments/${id}/cancel`, {});
  }
};
