import { sql } from '../../../server/database/database';
import { emit, type EventPayloads } from '../../../server/events/outbox';
import { sendMessages } from '../../../server/messages/send-messages';
import { shanghaiDay } from '../../../server/shanghai';
import { startService, type Service } from '../../support/service';

const GRANTS = sql('test.attacked_grants', 'select left_count as "left" from message_grants where member_id = $1');

let service: Service;

beforeAll(async () => {
  service = await startService();
  const now = service.clock.now().getTime();
  service.clock.advance(Date.parse(`${shanghaiDay(new Date(now + 86_400_000))}T12:00:00+08:00`) - now);
});
afterAll(() => service.close());

const join = async (person: string, messages = 50) => {
  const { token, member } = await service.signInAs(person);
  for (let sent = 0; sent < messages; sent += 1) {
    await service.send('POST', '/api/messages/grants', { token, body: { accepted: ['debit-notice', 'bill-due'] } });
  }
  return { person, token, memberId: member.id };
};
const tell = async <Kind extends 'debit-announced' | 'bill-due'>(kind: Kind, payload: EventPayloads[Kind]): Promise<void> => {
  await service.deps.database.transaction((tx) => emit(tx, service.deps, kind, payload));
  await service.drain();
  await sendMessages(service.deps);
};
const debitOf = (memberId: string, amountFen: number, masked = '3101****0001') => ({ memberId, mandateId: '77', biller: '演示电力', masked, amountFen, debitOn: '2026-12-10' });

test('who was told of a debit of one sum is told of another for the same day, and of the same one once', async () => {
  const { person, memberId } = await join('改口', 5);
  for (const fen of [10_000, 10_000, 20_000, 20_000]) await tell('debit-announced', debitOf(memberId, fen));
  expect(service.sandbox.messagesOf(person).map(({ values }) => values['amount3'])).toEqual(['100.00元', '200.00元']);
});

test('an account whose number has letters of Chinese, or is long, is told of within what WeChat takes', async () => {
  const { person, memberId } = await join('车主', 5);
  const accounts = ['沪A****5', '王**', `${'1234****'.repeat(6)}`];
  for (const [index, masked] of accounts.entries()) {
    await tell('bill-due', { memberId, accountId: String(index + 1), biller: '演示交警'.repeat(6), masked, amountFen: 20_000, dueOn: '2026-12-05' });
  }
  expect(service.sandbox.messagesOf(person).map(({ values }) => values['character_string2'])).toEqual(['A****5', '**', '1234****'.repeat(4)]);
});

test('sixty-four grants at once are fifty, and nobody grants for somebody else', async () => {
  const { token, memberId } = await join('贪心', 0);
  const answers = await Promise.all(Array.from({ length: 64 }, () => service.send('POST', '/api/messages/grants', { token, body: { accepted: ['bill-due'] } })));
  expect(answers.every(({ status }) => status === 204)).toBe(true);
  expect(await service.deps.database.query(GRANTS, [memberId])).toEqual([{ left: 50 }]);
  for (const body of [{ accepted: ['bill-due', 'bill-due'] }, { accepted: ['bill-due'], memberId: '1' }, { accepted: ['__proto__'] }, { accepted: 'bill-due' }]) {
    expect((await service.send('POST', '/api/messages/grants', { token, body })).status).toBe(400);
  }
});
