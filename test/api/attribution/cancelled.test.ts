import type { ApplicationView } from '@micro-branch/contract/applications';
import { apply } from '../../../server/applications/apply';
import { cancelApplication } from '../../../server/applications/cancel-application';
import { settleBackground } from '../../../server/background';
import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { emit } from '../../../server/events/outbox';
import type { Id } from '../../../server/ids';
import { attributionAsOf, listConversions } from '../../../server/referrals/attribution';
import { saveAttributionRules } from '../../../server/referrals/attribution-rules';
import { referralEventHandlers } from '../../../server/referrals/on-events';
import { addDays } from '../../../server/shanghai';
import { codeOf, openCard } from '../../support/chain';
import { agreeToPrivacy, newMember, oldMember } from '../../support/people';
import { holdBack } from '../../support/held-events';
import { newVisitor, refusalOf } from '../../support/points';
import { setUpReferrals } from '../../support/referrals';
import { startService } from '../../support/service';
import { anApplication, newBranch } from '../../support/visits';

jest.setTimeout(120_000);

const world = setUpReferrals();
let branchId: Id;
let sharerId: Id;
let openerId: Id;

beforeAll(async () => {
  branchId = await newBranch(world.deps);
});
beforeEach(async () => {
  sharerId = await oldMember(world.deps);
  openerId = await oldMember(world.deps);
  await agreeToPrivacy(world.deps, openerId);
  await openCard(world.deps, { memberId: openerId, cardId: world.cardId, code: await codeOf(world.deps, sharerId, world.cardId) });
});

const applyNow = (deps: Deps = world.deps): Promise<ApplicationView> => apply(deps, openerId, anApplication(deps, world.cardId, branchId));
const conversions = async (): Promise<number | undefined> => (await world.totalsOf(sharerId))?.conversions;
const told = (application: ApplicationView) => ({
  made: { applicationId: application.id, action: application.action, memberId: openerId, cardId: world.cardId, cardClass: 'credit-card' as const, appliedAt: application.appliedAt },
  cancelled: { applicationId: application.id, action: application.action, memberId: openerId, cancelledAt: world.deps.clock.now().toISOString() },
});

describe('an application', () => {
  test('is cancelled once, however often it is asked at once, and is answered as cancelled from then on', async () => {
    const made = await applyNow();
    expect(made).toMatchObject({ cancelledAt: null, canCancel: true });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => cancelApplication(world.deps, openerId, made.id)));
    expect(new Set(answers.map(({ cancelledAt }) => cancelledAt)).size).toBe(1);
    expect(answers[0]).toMatchObject({ id: made.id, canCancel: false, cancelledAt: expect.any(String) as string });
    await settleBackground(world.deps);
    const reversals = await world.deps.database.query(sql('test.reversals', 'select kind from conversion_reversals where reference = $1'), [made.id]);
    expect(reversals).toHaveLength(1);
  });

  test('can be made again once it was cancelled', async () => {
    const made = await applyNow();
    await expect(applyNow()).rejects.toMatchObject({ code: 'already-applied' });
    await cancelApplication(world.deps, openerId, made.id);
    await expect(applyNow()).resolves.toMatchObject({ canCancel: true });
  });

  test('of another member is not there, and neither is one that never was', async () => {
    const made = await applyNow();
    await expect(cancelApplication(world.deps, sharerId, made.id)).rejects.toMatchObject({ code: 'application-not-found' });
    await expect(cancelApplication(world.deps, openerId, '1')).rejects.toMatchObject({ code: 'application-not-found' });
  });

  test('can be cancelled on its day, and not on the day after it', async () => {
    const made = await applyNow();
    const dayAfter = addDays(made.visitOn, 1);
    const at = (instant: string): Deps => ({ ...world.deps, clock: { now: () => new Date(instant) } });
    await expect(cancelApplication(at(`${dayAfter}T00:00:00+08:00`), openerId, made.id)).rejects.toMatchObject({ code: 'state-changed' });
    await expect(cancelApplication(at(`${made.visitOn}T23:59:59+08:00`), openerId, made.id)).resolves.toMatchObject({ canCancel: false });
  });
});

describe('a conversion whose application is cancelled', () => {
  test('counts no more in the chain, and as of before it still does', async () => {
    const made = await applyNow();
    expect(await conversions()).toBe(1);
    const before = new Date(made.appliedAt);
    await cancelApplication(world.deps, openerId, made.id);
    expect(await conversions()).toBe(0);
    const mine = async (at: Date) => (await listConversions(world.deps.database, { at })).filter(({ reference }) => reference === made.id);
    expect(await mine(before)).toMatchObject([{ sharerId, rulesVersion: 1, reversedAt: null }]);
    expect(await mine(world.later(2).clock.now())).toMatchObject([{ sharerId, reversedAt: expect.any(Date) as Date }]);
    expect(await mine(new Date(Date.parse(made.appliedAt) - 1))).toEqual([]);
  });

  test('comes to nothing in whatever order and however often it is told, made and cancelled at once too', async () => {
    const made = await applyNow();
    const { made: first, cancelled } = told(made);
    const hear = referralEventHandlers(world.deps);
    await world.deps.database.query(sql('test.drop_made', `delete from events where kind = 'application-made'`));
    const tell = {
      made: () => world.deps.database.transaction((tx) => hear['application-made']!(tx, first)),
      cancelled: () => world.deps.database.transaction((tx) => hear['application-cancelled']!(tx, cancelled)),
    };
    await tell.cancelled();
    await Promise.all([tell.made(), tell.cancelled(), tell.made()]);
    await tell.cancelled();
    expect(await conversions()).toBe(0);
    const [row] = await listConversions(world.deps.database, { at: world.later(1).clock.now() }).then((all) => all.filter(({ reference }) => reference === made.id));
    expect(row).toMatchObject({ sharerId, reversedAt: new Date(cancelled.cancelledAt) });
  });

  test('is told of as credited once', async () => {
    const made = await applyNow();
    await cancelApplication(world.deps, openerId, made.id);
    await emit(world.deps.database, world.deps, 'application-made', told(made).made);
    const credited = await holdBack(world.deps, 'conversion-credited', () => settleBackground(world.deps));
    expect(credited).toMatchObject([{ kind: 'application', memberId: openerId, sharerId, cardClass: 'credit-card', at: made.appliedAt }]);
  });

  test('is told of as reversed once', async () => {
    const made = await applyNow();
    await settleBackground(world.deps);
    await cancelApplication(world.deps, openerId, made.id);
    await emit(world.deps.database, world.deps, 'application-cancelled', told(made).cancelled);
    expect(await holdBack(world.deps, 'conversion-reversed', () => settleBackground(world.deps))).toHaveLength(1);
  });
});

describe('rules of attribution', () => {
  const inDays = (days: number): Deps => world.later(days * 1_440);

  test('credit by the version in force when it was done, and another can be asked what it would have said', async () => {
    const version = await saveAttributionRules(world.deps, { newMemberMinutes: 30, conversionDays: 7 }, inDays(1).clock.now());
    const made = await applyNow(inDays(8));
    const appliedAt = new Date(made.appliedAt);
    await settleBackground(inDays(8));
    const mine = async (asked?: number) =>
      (await listConversions(world.deps.database, { at: appliedAt, ...(asked !== undefined && { version: asked }) })).find(({ reference }) => reference === made.id);
    expect(await mine()).toMatchObject({ rulesVersion: version, sharerId: null, nodeId: null });
    expect(await mine(1)).toMatchObject({ rulesVersion: 1, sharerId });
    expect(await mine(version)).toMatchObject({ rulesVersion: version, sharerId: null });
    expect(await mine(9_999)).toBeUndefined();
  });

  test('bind a new member by the version in force, and another can be asked', async () => {
    const joined = await newMember(world.deps, '何书言');
    const code = await codeOf(world.deps, sharerId, world.cardId);
    await openCard(world.later(25), { memberId: joined, cardId: world.cardId, code });
    const short = await saveAttributionRules(world.deps, { newMemberMinutes: 20, conversionDays: 30 }, inDays(400).clock.now());
    const at = world.later(60).clock.now();
    const mine = async (version?: number) =>
      (await attributionAsOf(world.deps.database, { at, ...(version !== undefined && { version }) })).bindings.filter(({ memberId }) => memberId === joined);
    expect(await mine()).toMatchObject([{ sharerId, rulesVersion: 1 }]);
    expect(await mine(1)).toEqual(await mine());
    expect(await mine(short)).toEqual([]);
  });

  test.each([
    ['/newMemberMinutes', { newMemberMinutes: 0, conversionDays: 30 }],
    ['/conversionDays', { newMemberMinutes: 30, conversionDays: 366 }],
    ['/levels', { newMemberMinutes: 30, conversionDays: 30, levels: 3 }],
  ])('are refused by the name of what is wrong: %s', async (path, content) => {
    await expect(saveAttributionRules(world.deps, content, world.deps.clock.now())).rejects.toMatchObject({
      code: 'attribution-rules-refused', message: expect.stringContaining(path) as string,
    });
  });

  test('are never changed and never taken away', async () => {
    for (const change of ['update attribution_rules set effective_at = now()', 'delete from attribution_rules', 'delete from conversion_reversals', 'delete from application_cancellations']) {
      await expect(world.deps.database.query(sql(`test.${change.slice(0, 40)}`, change))).rejects.toThrow(/append-only/);
    }
  });
});

test('an application is cancelled over HTTP by its member alone', async () => {
  const service = await startService();
  try {
    const visitor = await newVisitor(service);
    expect(refusalOf(await visitor.post('/applications/1/cancel'))).toBe('application-not-found');
    expect(refusalOf(await service.send('POST', '/api/applications/1/cancel'))).toBe('session-expired');
  } finally {
    await service.close();
  }
});
