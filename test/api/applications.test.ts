import { apply } from '../../server/applications/apply';
import { settleBackground } from '../../server/background';
import { takeOffShelf } from '../../server/cards/shelve-card';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import { emit } from '../../server/events/outbox';
import type { Id } from '../../server/ids';
import { eraseMe } from '../../server/members/erase-me';
import { listShares } from '../../server/referrals/get-chain';
import { addDays } from '../../server/shanghai';
import { cardOnShelf, wealth } from '../support/cards';
import { codeOf, foldedTotals, openCard, recount } from '../support/chain';
import { agreeToPrivacy, newMember } from '../support/people';
import { startService, type Service } from '../support/service';
import { anApplication, newBranch, nextWorkingDay } from '../support/visits';

let service: Service;
let deps: Deps;
let cardId: Id;
let branchId: Id;
let memberId: Id;

beforeAll(async () => {
  service = await startService();
  deps = service.deps;
  branchId = await newBranch(deps);
});
afterAll(() => service.close());

beforeEach(async () => {
  cardId = await cardOnShelf(deps);
  memberId = await newMember(deps);
  await agreeToPrivacy(deps, memberId);
});

afterEach(async () => {
  await settleBackground(deps);
  expect(await foldedTotals(deps.database)).toEqual(await recount(deps.database));
});

const conversionsOf = async (sharer: Id): Promise<number | undefined> => {
  await settleBackground(deps);
  return (await listShares(deps, sharer)).shares[0]?.totals.conversions;
};

describe('an application', () => {
  test('is answered masked, with the approved title, and rests sealed', async () => {
    const view = await apply(deps, memberId, anApplication(deps, cardId, branchId));
    expect(view).toMatchObject({ action: 'application', cardTitle: '云汀通勤卡', maskedName: '王*', maskedPhone: '138****1234' });
    const [row] = await deps.database.query<{ at_rest: string }>(
      sql('test.at_rest', 'select row_to_json(a)::text at_rest from applications a where id = $1'), [view.id],
    );
    expect(row!.at_rest).not.toContain('13800001234');
    expect(row!.at_rest).not.toContain(Buffer.from('13800001234').toString('hex'));
  });

  test('that comes behind the closing of the account is not made, and no consent is noted', async () => {
    await eraseMe(deps, memberId);
    await expect(apply(deps, memberId, anApplication(deps, cardId, branchId))).rejects.toMatchObject({ code: 'session-expired' });
    await expect(agreeToPrivacy(deps, memberId)).rejects.toMatchObject({ code: 'session-expired' });
  });

  test('for a wealth product is an appointment with a person', async () => {
    const wealthCard = await cardOnShelf(deps, { content: wealth });
    expect(await apply(deps, memberId, anApplication(deps, wealthCard, branchId))).toMatchObject({ action: 'appointment' });
  });

  test('sent five times at once with one key is made once, with one answer', async () => {
    const said = anApplication(deps, cardId, branchId);
    const views = await Promise.all([1, 2, 3, 4, 5].map(() => apply(deps, memberId, said)));
    expect(new Set(views.map((view) => JSON.stringify(view))).size).toBe(1);
  });

  test.each([
    ['phone', { phone: '13900001234' }],
    ['day', { visitPeriod: 'afternoon' as const }],
  ])('with the same key and another %s is refused', async (_, change) => {
    const said = anApplication(deps, cardId, branchId);
    await apply(deps, memberId, said);
    await expect(apply(deps, memberId, { ...said, ...change })).rejects.toMatchObject({ code: 'idempotency-conflict' });
  });

  test('is one at a time for a card: of two keys at once, one wins', async () => {
    const results = await Promise.allSettled([1, 2].map(() => apply(deps, memberId, anApplication(deps, cardId, branchId))));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'already-applied' } });
  });

  test('may be made again when its day has passed', async () => {
    await apply(deps, memberId, anApplication(deps, cardId, branchId));
    const later = { ...deps, clock: { now: () => new Date(deps.clock.now().getTime() + 10 * 86_400_000) } };
    await expect(apply(later, memberId, anApplication(later, cardId, branchId))).resolves.toBeDefined();
  });

  test('is refused without consent, off the shelf, at an unknown branch, on a closed or far day', async () => {
    const good = anApplication(deps, cardId, branchId);
    await expect(apply(deps, await newMember(deps), good)).rejects.toMatchObject({ code: 'consent-required' });
    await expect(apply(deps, memberId, { ...good, branchId: '1' })).rejects.toMatchObject({ code: 'branch-not-found' });
    const farOff = addDays(nextWorkingDay(deps), 40);
    await expect(apply(deps, memberId, { ...good, visitOn: farOff })).rejects.toMatchObject({ code: 'visit-day-refused' });
    await takeOffShelf(deps, cardId);
    await expect(apply(deps, memberId, good)).rejects.toMatchObject({ code: 'card-off-shelf' });
  });
});

describe('a conversion', () => {
  test('is credited once to who brought the member, however often it is told', async () => {
    const sharer = await newMember(deps);
    await openCard(deps, { memberId, cardId, code: await codeOf(deps, sharer, cardId) });
    const view = await apply(deps, memberId, anApplication(deps, cardId, branchId));
    const told = { applicationId: view.id, action: view.action, memberId, cardId, cardClass: 'credit-card' as const, appliedAt: view.appliedAt };
    await emit(deps.database, deps, 'application-made', told);
    await emit(deps.database, deps, 'application-made', told);
    expect(await conversionsOf(sharer)).toBe(1);
  });

  test('is credited to the code opened last, and to nobody thirty days after it', async () => {
    const [first, last] = [await newMember(deps), await newMember(deps)];
    const minute = (n: number): Deps => ({ ...deps, clock: { now: () => new Date(deps.clock.now().getTime() + n * 60_000) } });
    await openCard(minute(0), { memberId, cardId, code: await codeOf(deps, first, cardId) });
    await openCard(minute(1), { memberId, cardId, code: await codeOf(deps, last, cardId) });
    await apply(minute(2), memberId, anApplication(deps, cardId, branchId));
    service.clock.advance(2 * 60_000);
    expect([await conversionsOf(first), await conversionsOf(last)]).toEqual([0, 1]);
    const muchLater = minute(31 * 1_440);
    await apply(muchLater, memberId, anApplication(muchLater, cardId, branchId));
    service.clock.advance(31 * 86_400_000);
    expect(await conversionsOf(last)).toBe(1);
  });

  test('of a member who came alone is nobody’s', async () => {
    await openCard(deps, { memberId, cardId });
    await apply(deps, memberId, anApplication(deps, cardId, branchId));
    await settleBackground(deps);
    const rows = await deps.database.query<{ node_id: Id | null }>(sql('test.conversion', 'select node_id from conversions where member_id = $1'), [memberId]);
    expect(rows).toEqual([{ node_id: null }]);
  });
});

test('an event whose handler fails stays, with its error, and waits', async () => {
  const unknown = { applicationId: '1', action: 'application' as const, memberId: '1', cardId: '1', cardClass: 'loan' as const, appliedAt: service.clock.now().toISOString() };
  await emit(deps.database, deps, 'application-made', unknown);
  await expect(settleBackground(deps)).rejects.toThrow('conversions');
  const left = sql('test.events_left', 'select attempts, last_error from events');
  const rows = await deps.database.query<{ attempts: number; last_error: string }>(left);
  expect(rows).toEqual([{ attempts: 1, last_error: expect.stringContaining('foreign key') as string }]);
  await deps.database.query(sql('test.drop_event', 'delete from events'));
});
