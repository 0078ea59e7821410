import { randomUUID } from 'node:crypto';
import type { Answer } from '@micro-branch/contract/api';
import type { ReviewBody } from '@micro-branch/contract/fraud';
import { sql } from '../../../server/database/database';
import { addSignals, listOpenSignals } from '../../../server/fraud/signals';
import { atLeast } from '../../../server/fraud/rules';
import type { Id } from '../../../server/ids';
import { appointStaff } from '../../../server/members/appoint-staff';
import { eraseMe } from '../../../server/members/erase-me';
import { newMember } from '../../support/people';
import { newVisitor, refusalOf, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';
import { newBranch } from '../../support/visits';

jest.setTimeout(120_000);

let service: Service;
let officer: Visitor;
let post: { branchId: Id; title: string };

beforeAll(async () => {
  service = await startService();
  post = { branchId: await newBranch(service.deps), title: '风险专员' };
  officer = await newVisitor(service);
  await appointStaff(service.deps, { ...post, memberId: officer.memberId, roles: ['risk'] });
});
afterAll(() => service.close());

type Page = Answer<'listSignals'>;
type View = Answer<'decideReview'>;

const EVENTS = sql('test.review_events', `select payload from events where kind = 'review-decided' and payload->>'signalId' = $1`);

const raise = async (sharerId: Id, openerId: Id | null, windowStart = new Date('2026-11-02T00:00:00Z')): Promise<Id> => {
  const { deps } = service;
  const figures = [atLeast('members-on-trace', 6, 4)];
  const finding = { kind: 'device-ring', sharerId, openerId, windowStart, figures, nodeIds: ['77'] } as const;
  await deps.database.transaction((tx) => addSignals(tx, deps, [{ ...finding, nodeIds: ['77'] }]));
  return (await listOpenSignals(deps.database, { sharerId, openerId: sharerId })).at(-1)!.id;
};

const said = (more: Partial<ReviewBody> = {}): ReviewBody => ({ key: randomUUID(), decision: 'released', reason: '电话核实：一家人同用一部手机', ...more });
const decide = (signalId: Id, body: ReviewBody, by = officer) => by.post(`/fraud/signals/${signalId}/review`, body);
const eventsOf = (signalId: Id) => service.deps.database.query<{ payload: object }>(EVENTS, [signalId]);

test('signals are for staff with the risk role alone', async () => {
  const somebody = await newVisitor(service);
  const signalId = await raise(await newMember(service.deps), null);
  await expect(somebody.get('/fraud/signals')).rejects.toThrow('role-required');
  expect(refusalOf(await decide(signalId, said(), somebody))).toBe('role-required');
  await appointStaff(service.deps, { ...post, memberId: somebody.memberId, roles: ['finance', 'marketing'] });
  await expect(somebody.get('/fraud/signals')).rejects.toThrow('role-required');
  expect(refusalOf(await decide(signalId, said(), somebody))).toBe('role-required');
  expect(await eventsOf(signalId)).toEqual([]);
});

test('nobody decides about themselves', async () => {
  for (const signalId of [await raise(officer.memberId, null), await raise(await newMember(service.deps), officer.memberId)]) {
    expect(refusalOf(await decide(signalId, said()))).toBe('role-required');
  }
});

test('a signal is shown with masked names, its figures, and why', async () => {
  const [sharerId, openerId] = [await newMember(service.deps, '李知远'), await newMember(service.deps, '王小满')];
  const id = await raise(sharerId, openerId);
  const { signals } = await officer.get<Page>('/fraud/signals?state=open');
  expect(signals[0]).toEqual({
    id,
    kind: 'device-ring',
    rulesVersion: 1,
    sharer: { memberId: sharerId, maskedName: '李*' },
    opener: { memberId: openerId, maskedName: '王*' },
    windowStart: '2026-11-02T00:00:00.000Z',
    raisedAt: expect.any(String) as string,
    explanation: '多个客户来自同一部手机：同一手机和网络的客户 6 人（界限：不少于 4 人）。',
    figures: [{ name: 'members-on-trace', seen: 6, limit: 4, bound: 'at-least' }],
    nodeIds: ['77'],
    review: null,
  });
});

test('whoever has closed their account is named no more', async () => {
  const sharerId = await newMember(service.deps, '李知远');
  await raise(sharerId, null);
  await eraseMe(service.deps, sharerId);
  const { signals } = await officer.get<Page>('/fraud/signals');
  expect(signals[0]!.sharer).toEqual({ memberId: sharerId, maskedName: '已注销用户' });
});

test('a decision closes the signal, says why, and is told to the other rooms', async () => {
  const [sharerId, openerId] = [await newMember(service.deps), await newMember(service.deps)];
  const signalId = await raise(sharerId, openerId);
  const { status, body } = await decide(signalId, said({ decision: 'voided', reason: '同一部手机注册六个账户' }));
  expect(status).toBe(200);
  const { review } = body as View;
  expect(review).toMatchObject({ decision: 'voided', reason: '同一部手机注册六个账户', reviewerId: officer.memberId });
  expect((await eventsOf(signalId)).map(({ payload }) => payload)).toEqual([
    { signalId, decision: 'voided', sharerId, openerId, decidedAt: review!.decidedAt },
  ]);
  expect(await listOpenSignals(service.deps.database, { sharerId, openerId })).toEqual([]);
  const [decided] = (await officer.get<Page>('/fraud/signals?state=decided')).signals;
  expect(decided).toEqual(body);
});

test('the same key many times at once decides once, and every time is answered alike', async () => {
  const signalId = await raise(await newMember(service.deps), null);
  const body = said();
  const answers = await Promise.all(Array.from({ length: 12 }, () => decide(signalId, body)));
  expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
  expect(answers[0]!.status).toBe(200);
  expect(await eventsOf(signalId)).toHaveLength(1);
});

test('of two who decide at once one wins', async () => {
  const signalId = await raise(await newMember(service.deps), null);
  const answers = await Promise.all([decide(signalId, said()), decide(signalId, said({ decision: 'voided' }))]);
  expect(answers.map(refusalOf).sort()).toEqual(['state-changed', undefined]);
  expect(await eventsOf(signalId)).toHaveLength(1);
});

test('a key with other terms is refused, whatever is other', async () => {
  const [signalId, another] = [await raise(await newMember(service.deps), null), await raise(await newMember(service.deps), null)];
  const body = said();
  await decide(signalId, body);
  expect(refusalOf(await decide(signalId, { ...body, decision: 'voided' }))).toBe('idempotency-conflict');
  expect(refusalOf(await decide(signalId, { ...body, reason: '另一个理由' }))).toBe('idempotency-conflict');
  expect(refusalOf(await decide(another, body))).toBe('idempotency-conflict');
});

test('what was decided is not raised again for the same facts, and is for those of another day', async () => {
  const sharerId = await newMember(service.deps);
  await decide(await raise(sharerId, null), said());
  await expect(raise(sharerId, null)).rejects.toThrow();
  await raise(sharerId, null, new Date('2026-11-03T00:00:00Z'));
  expect(await listOpenSignals(service.deps.database, { sharerId, openerId: sharerId })).toHaveLength(1);
});

test('a signal that is not there, an empty reason, and a number that is none are refused', async () => {
  expect(refusalOf(await decide('1', said()))).toBe('signal-not-found');
  const signalId = await raise(await newMember(service.deps), null);
  for (const reason of ['', '   ', 'x'.repeat(201)]) expect(refusalOf(await decide(signalId, said({ reason })))).toBe('invalid-input');
  expect((await decide('nothing', said())).status).toBe(400);
});

test('pages lead from the newest to the oldest, and what arrives meanwhile moves nothing', async () => {
  for (let at = 0; at < 32; at += 1) await raise(await newMember(service.deps), null);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page = await officer.get<Page>(`/fraud/signals${cursor && `?cursor=${cursor}`}`);
    expect(page.signals.length).toBeLessThanOrEqual(30);
    seen.push(...page.signals.map(({ id }) => id));
    cursor = page.nextCursor;
    if (seen.length === 30) await raise(await newMember(service.deps), null);
  }
  const inOrder = [...seen].sort((one, other) => (BigInt(one) < BigInt(other) ? 1 : -1));
  expect(seen).toEqual(inOrder);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(32);
});
