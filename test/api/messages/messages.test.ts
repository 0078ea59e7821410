import type { Answer } from '@micro-branch/contract/api';
import { sql } from '../../../server/database/database';
import { emit } from '../../../server/events/outbox';
import { messageEventHandlers } from '../../../server/messages/on-events';
import { sendMessages } from '../../../server/messages/send-messages';
import { takeMessage } from '../../../server/messages/store';
import { shanghaiDay } from '../../../server/shanghai';
import { startService, type Service } from '../../support/service';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MESSAGES = sql('test.messages', 'select state, why, kind, attempts from messages where member_id = $1 order by id');
const GRANTS = sql('test.grants', 'select kind, left_count from message_grants where member_id = $1');

let service: Service;
let people = 0;
let payments = 0;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(() => goTo('12:00'));

/** To the next time that the clocks of Shanghai show this. */
const goTo = (time: string): void => {
  const now = service.clock.now();
  const today = new Date(`${shanghaiDay(now)}T${time}:00+08:00`).getTime() - now.getTime();
  service.clock.advance(today > 0 ? today : today + DAY_MS);
};

const join = async () => {
  const person = `告知 ${(people += 1)}`;
  const { token, member } = await service.signInAs(person);
  return { person, token, memberId: member.id };
};

type Member = Awaited<ReturnType<typeof join>>;
type Kind = 'payment-result' | 'bill-due' | 'debit-notice';

const grant = async ({ token }: Member, accepted: Kind[]) =>
  expect((await service.send('POST', '/api/messages/grants', { token, body: { accepted } })).status).toBe(204);

const templatesOf = async ({ token }: Member) => {
  const { body } = await service.get('/api/messages/templates', { token });
  return (body as Answer<'listMessageTemplates'>).templates;
};

const paid = async ({ memberId }: Member, paymentId = String((payments += 1))): Promise<string> => {
  const event = { paymentId, memberId, accountId: '7', amountFen: 12_860, paidFen: 12_860, paidAt: service.clock.now().toISOString(), biller: '演示电力' };
  // Heard at once by messages alone: points want the payment itself.
  await service.deps.database.transaction((tx) => messageEventHandlers(service.deps)['payment-made']!(tx, event));
  return paymentId;
};

const due = async ({ memberId }: Member, accountId = '7'): Promise<void> => {
  const event = { memberId, accountId, biller: '演示燃气', masked: '3101****0001', amountFen: 100, dueOn: '2026-12-05' };
  await service.deps.database.transaction((tx) => emit(tx, service.deps, 'bill-due', event));
};

const stateOf = ({ memberId }: Member) => service.deps.database.query<{ state: string; why: string | null; kind: string; attempts: number }>(MESSAGES, [memberId]);
const sendAfter = async (ms: number): Promise<void> => {
  service.clock.advance(ms);
  await sendMessages(service.deps);
};
const shown = ({ person }: Member) => service.sandbox.messagesOf(person);

describe('what a member may be asked', () => {
  test('is three templates, with how many of each may still be sent', async () => {
    const member = await join();
    await grant(member, ['payment-result', 'bill-due']);
    await grant(member, ['payment-result']);
    expect(await templatesOf(member)).toEqual([
      { kind: 'payment-result', templateId: 'sandbox-payment-result', title: '缴费结果', left: 2 },
      { kind: 'bill-due', templateId: 'sandbox-bill-due', title: '账单提醒', left: 1 },
      { kind: 'debit-notice', templateId: 'sandbox-debit-notice', title: '代扣通知', left: 0 },
    ]);
  });

  test('is no business of somebody who has not signed in, and knows its kinds', async () => {
    expect((await service.get('/api/messages/templates')).status).toBe(401);
    expect((await service.send('POST', '/api/messages/grants', { body: { accepted: [] } })).status).toBe(401);
    const { token } = await join();
    for (const accepted of [['advertisement'], ['bill-due', 'bill-due']]) {
      expect((await service.send('POST', '/api/messages/grants', { token, body: { accepted } })).status).toBe(400);
    }
  });

  test('is remembered fifty times at most', async () => {
    const member = await join();
    for (let said = 0; said < 52; said += 1) await grant(member, ['bill-due']);
    expect((await templatesOf(member))[1]).toMatchObject({ left: 50 });
  });
});

describe('a message', () => {
  test('is sent a minute after a payment, once, and uses up one grant', async () => {
    const member = await join();
    await grant(member, ['payment-result', 'bill-due']);
    const id = await paid(member);
    await paid(member, id);
    await sendAfter(0);
    expect(shown(member)).toEqual([]);
    await sendAfter(MINUTE_MS);
    await sendAfter(MINUTE_MS);
    expect(shown(member)).toMatchObject([
      { templateId: 'sandbox-payment-result', page: `packages/bill/result/index?id=${id}`, values: { thing1: '演示电力', amount2: '128.60元', phrase4: '缴费成功' } },
    ]);
    expect((await templatesOf(member)).map(({ left }) => left)).toEqual([0, 1, 0]);
  });

  test('reaches who agrees only after paying', async () => {
    const member = await join();
    await paid(member);
    await grant(member, ['payment-result']);
    await sendAfter(MINUTE_MS);
    expect(shown(member)).toHaveLength(1);
  });

  test('is not sent to who has granted none, and one grant is one message', async () => {
    const member = await join();
    await grant(member, ['payment-result']);
    await paid(member);
    await paid(member);
    await sendAfter(MINUTE_MS);
    expect(shown(member)).toHaveLength(1);
    const ends = (await stateOf(member)).map(({ state, why }) => [state, why]);
    expect(ends.sort()).toEqual([['refused', 'no-grant'], ['sent', null]]); // both are sent at once: either may have the grant
  });

  test('waits for the end of the quiet hours', async () => {
    const member = await join();
    await grant(member, ['bill-due']);
    goTo('22:30');
    await due(member);
    await service.drain();
    goTo('07:59');
    await sendAfter(0);
    expect(shown(member)).toEqual([]);
    goTo('08:00');
    await sendAfter(1_000);
    expect(shown(member)).toMatchObject([{ values: { character_string2: '3101****0001', amount3: '1.00元', date4: '2026-12-05' } }]);
  });

  test('is not sent when WeChat knows of no grant, and then we know of none either', async () => {
    const member = await join();
    await service.sandbox.subscribe(member.person, { rejected: ['sandbox-payment-result'] });
    await grant(member, ['payment-result']);
    await grant(member, ['payment-result']);
    await paid(member);
    await sendAfter(MINUTE_MS);
    expect(await stateOf(member)).toMatchObject([{ state: 'refused', why: 'not-granted' }]);
    expect(await templatesOf(member)).toMatchObject([{ left: 0 }, {}, {}]);
  });

  test('that WeChat has no time for is tried again, three times, and its grant is kept', async () => {
    const member = await join();
    await grant(member, ['payment-result']);
    service.sandbox.failNext('subscribe.send', 45009, 2);
    await paid(member);
    await sendAfter(MINUTE_MS);
    expect(await stateOf(member)).toMatchObject([{ state: 'queued', why: 'errcode 45009', attempts: 1 }]);
    expect(await templatesOf(member)).toMatchObject([{ left: 1 }, {}, {}]);
    await sendAfter(MINUTE_MS);
    await sendAfter(5 * MINUTE_MS);
    expect([shown(member).length, (await stateOf(member))[0]?.state]).toEqual([1, 'sent']);
    service.sandbox.failNext('subscribe.send', -1, 4);
    await grant(member, ['payment-result']);
    await paid(member);
    for (const wait of [1, 1, 5, 30]) await sendAfter(wait * MINUTE_MS);
    expect((await stateOf(member))[1]).toMatchObject({ state: 'refused', why: 'errcode -1', attempts: 4 });
  });

  test('is sent with a new access token when the old one is refused', async () => {
    const member = await join();
    await grant(member, ['payment-result']);
    service.sandbox.failNext('subscribe.send', 40001);
    await paid(member);
    await sendAfter(MINUTE_MS);
    expect(shown(member)).toHaveLength(1);
  });

  test('whose answer was lost is not sent twice', async () => {
    const member = await join();
    await grant(member, ['payment-result']);
    await grant(member, ['payment-result']);
    service.sandbox.loseNextAnswer();
    await paid(member);
    for (const wait of [1, 5, 60]) await sendAfter(wait * MINUTE_MS);
    expect(await stateOf(member)).toMatchObject([{ state: 'unknown' }]);
    expect([shown(member).length, (await templatesOf(member))[0]?.left]).toEqual([1, 1]);
  });

  test('that a process took and did not end is not sent by another', async () => {
    const member = await join();
    await grant(member, ['payment-result']);
    await paid(member);
    service.clock.advance(MINUTE_MS);
    const now = service.clock.now();
    expect(await takeMessage(service.deps.database, now, new Date(now.getTime() + MINUTE_MS))).toMatchObject({ memberId: member.memberId });
    await sendAfter(2 * MINUTE_MS);
    await service.drain();
    expect([await stateOf(member), shown(member)]).toMatchObject([[{ state: 'unknown', why: 'whoever sent it is gone' }], []]);
  });

  test('goes out once, however many processes send', async () => {
    const members = await Promise.all(Array.from({ length: 6 }, join));
    for (const member of members) await grant(member, ['payment-result']);
    for (const member of members) await paid(member);
    service.clock.advance(MINUTE_MS);
    await Promise.all(Array.from({ length: 4 }, () => sendMessages(service.deps)));
    expect(members.map((member) => shown(member).length)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('and every grant are gone with the member who closes their account', async () => {
    const member = await join();
    await grant(member, ['payment-result', 'debit-notice']);
    await paid(member);
    expect((await service.send('DELETE', '/api/members/me', { token: member.token })).status).toBe(204);
    await service.drain();
    await paid(member);
    await sendAfter(MINUTE_MS);
    expect([await stateOf(member), await service.deps.database.query(GRANTS, [member.memberId]), shown(member)]).toEqual([[], [], []]);
  });

  test('is forgotten after a season', async () => {
    const member = await join();
    await grant(member, ['payment-result']);
    await paid(member);
    await sendAfter(MINUTE_MS);
    service.clock.advance(89 * DAY_MS);
    await service.drain();
    expect(await stateOf(member)).toHaveLength(1);
    service.clock.advance(3 * DAY_MS);
    await service.drain();
    expect(await stateOf(member)).toEqual([]);
  });
});
