import { randomUUID } from 'node:crypto';
import type { Answer } from '@micro-branch/contract/api';
import type { RewardRules } from '@micro-branch/contract/rewards';
import { rewardRules } from '../../../server/database/seed/reward-rules';
import { sql } from '../../../server/database/database';
import { appointStaff } from '../../../server/members/appoint-staff';
import { wealth } from '../../support/cards';
import { newVisitor, refusalOf, type Visitor } from '../../support/points';
import { setUpRewards } from '../../support/rewards';
import type { Answered } from '../../support/service';

const world = setUpRewards();
const { bring, applyFor, settle, rewardsOf, lotsOf } = world;

type Saved = Answer<'saveRewardRules'>;
type Turned = Answer<'switchRewardRules'>;
type Page = Answer<'listRewardRules'>;
type Trial = Answer<'tryRewardRules'>;

let marketer: Visitor;
let colleague: Visitor;

const employ = async (roles: readonly ('marketing' | 'finance' | 'risk')[]): Promise<Visitor> => {
  const visitor = await newVisitor(world.service);
  await appointStaff(world.deps, { memberId: visitor.memberId, branchId: world.branchId, title: '产品运营', roles });
  return visitor;
};
beforeAll(async () => {
  marketer = await employ(['marketing']);
  colleague = await employ(['marketing']);
});

const saved = (change: Partial<RewardRules> = {}, more: object = {}) => ({ key: randomUUID(), rules: { ...rewardRules, ...change }, ...more });
const save = (body: object, by = marketer): Promise<Answered> => by.post('/rewards/rules', body);
const dryRun = (rules: object, by = marketer): Promise<Answered> => by.post('/rewards/rules/trial', { rules });
const turn = (version: number | string, body: object, by = marketer): Promise<Answered> =>
  by.post(`/rewards/rules/${version}/switch`, { key: randomUUID(), reason: '预算调整', ...body });
const viewOf = <View = Saved>({ status, body }: Answered): View => {
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as View;
};
const messageOf = ({ body }: Answered): string => (body as { error: { message: string } }).error.message;
const inDays = (days: number): string => new Date(world.deps.clock.now().getTime() + days * 86_400_000).toISOString();
const listed = async (version: number): Promise<Saved> => (await marketer.get<Page>('/rewards/rules')).versions.find((one) => one.version === version)!;

const ROWS = sql(
  'test.rule_rows',
  `select (select count(*) from reward_rules) + (select count(*) from reward_budgets) + (select count(*) from reward_switches)
     + (select count(*) from rewards) + (select count(*) from lots) as rows`,
);
const rows = async (): Promise<unknown> => world.deps.database.query(ROWS);

describe('saving a version', () => {
  test('it is in force at once, decides what is done from then on, and the one before stands as replaced', async () => {
    const before = await world.offer();
    const view = viewOf(await save(saved({ levels: [60] })));
    expect(view).toMatchObject({ version: before + 1, state: 'in-force', savedBy: marketer.memberId, used: 0, isStopped: false, switched: null });
    expect(view.rules).toEqual({ ...rewardRules, levels: [60] });
    const made = await applyFor(await bring());
    await settle();
    expect(await rewardsOf(made)).toMatchObject([{ state: 'paid', points: 60, rulesVersion: view.version }]);
    expect(await listed(view.version)).toEqual({ ...view, used: 60 });
    expect(await listed(before)).toMatchObject({ state: 'replaced' });
  });

  test('that is to be in force later is upcoming until then', async () => {
    const view = viewOf(await save(saved({ levels: [30] }, { effectiveAt: inDays(2) })));
    expect(view.state).toBe('upcoming');
    const made = await applyFor(await bring());
    await settle();
    expect(await rewardsOf(made)).toMatchObject([{ state: 'paid', points: 100 }]);
    world.service.clock.advance(2 * 86_400_000);
    expect((await listed(view.version)).state).toBe('in-force');
  });

  test.each(['2001-01-01T00:00:00Z', '2016-12-31T23:59:60Z'])('is refused from before now: %s', async (effectiveAt) => {
    expect(refusalOf(await save(saved({}, { effectiveAt })))).toBe('reward-rules-refused');
  });

  test('is taken up to 366 days ahead and refused beyond', async () => {
    expect(refusalOf(await save(saved({}, { effectiveAt: inDays(366.01) })))).toBe('reward-rules-refused');
    expect(viewOf(await save(saved({}, { effectiveAt: inDays(365.9) }))).state).toBe('upcoming');
  });

  test.each([
    ['wealth', 'appointment', '《理财公司理财产品销售管理暂行办法》第二十五条第（六）项'],
    ['fund', 'appointment', '《理财公司理财产品销售管理暂行办法》第二十五条第（六）项'],
    ['deposit', 'application', '银保监办发〔2018〕48号'],
    ['insurance', 'appointment', '《保险法》第一百一十六条第（四）项'],
  ] as const)('for %s is refused with the article, tried or saved, and leaves nothing', async (cardClass, kind, article) => {
    const before = await rows();
    for (const answer of [await save(saved({ cardClass, kind })), await dryRun({ ...rewardRules, cardClass, kind })]) {
      expect([answer.status, refusalOf(answer)]).toEqual([422, 'reward-rules-refused']);
      expect(messageOf(answer)).toContain(article);
    }
    expect(await rows()).toEqual(before);
  });

  test('with a third level, a second without counsel, or a text that pays for sharing is refused by name', async () => {
    const counselReference = '法审〔2026〕31号';
    expect(messageOf(await save(saved({ levels: [9, 9, 9], counselReference })))).toContain('《禁止传销条例》第七条');
    expect(messageOf(await save(saved({ levels: [9, 9] })))).toContain('《禁止传销条例》第七条');
    expect(messageOf(await save(saved({ text: '分享到三个群，得 100 积分' })))).toContain('the text pays for sharing');
    expect(viewOf(await save(saved({ levels: [9, 9], counselReference }))).rules.levels).toEqual([9, 9]);
  });

  test.each([
    ['no key', { key: undefined }],
    ['a key that is none', { key: 'again' }],
    ['a field nobody knows', { savedBy: '1' }],
    ['an instant that is none', { effectiveAt: 'tomorrow' }],
    ['half a point', { rules: { ...rewardRules, levels: [0.5] } }],
    ['no points', { rules: { ...rewardRules, levels: [0] } }],
    ['no level', { rules: { ...rewardRules, levels: [] } }],
    ['a budget beyond the limit', { rules: { ...rewardRules, budget: 1_000_000_001 } }],
    ['a class that is none', { rules: { ...rewardRules, cardClass: 'gold' } }],
    ['a text of spaces', { rules: { ...rewardRules, text: '   ' } }],
    ['a text of 81 signs', { rules: { ...rewardRules, text: '好'.repeat(81) } }],
    ['a rule nobody knows', { rules: { ...rewardRules, perDayMax: 5 } }],
  ])('with %s is invalid', async (_, change) => {
    const before = await rows();
    expect(refusalOf(await save({ ...saved(), ...change }))).toBe('invalid-input');
    expect(await rows()).toEqual(before);
  });
});

describe('a key', () => {
  test('pressed twelve times at once saves one version, and every time is answered alike', async () => {
    const body = saved();
    const answers = await Promise.all(Array.from({ length: 12 }, () => save(body)));
    expect(new Set(answers.map(({ status, body: said }) => JSON.stringify([status, said]))).size).toBe(1);
    expect(viewOf(answers[0]!)).toMatchObject({ state: 'in-force' });
    const { versions } = await marketer.get<Page>('/rewards/rules');
    expect(versions.filter(({ savedAt }) => savedAt === viewOf(answers[0]!).savedAt)).toHaveLength(1);
  });

  test('of a version that was to be in force later is answered alike when that moment has passed', async () => {
    const body = saved({}, { effectiveAt: inDays(1) });
    const { version } = viewOf(await save(body));
    world.service.clock.advance(3 * 86_400_000);
    expect(viewOf(await save(body))).toMatchObject({ version, state: 'in-force' });
  });

  test('with other terms, or from somebody else, is refused', async () => {
    const body = saved();
    viewOf(await save(body));
    expect(refusalOf(await save({ ...body, rules: { ...body.rules, budget: 5_000 } }))).toBe('idempotency-conflict');
    expect(refusalOf(await save({ ...body, effectiveAt: inDays(1) }))).toBe('idempotency-conflict');
    expect(refusalOf(await save(body, colleague))).toBe('idempotency-conflict');
  });

  test('many of them at once number their versions without a gap', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => save(saved())));
    const versions = answers.map((answer) => viewOf(answer).version).sort((one, other) => one - other);
    expect(versions).toEqual(Array.from({ length: 10 }, (_, at) => versions[0]! + at));
  });
});

describe('the switch', () => {
  test('stops a version until it is resumed: what was refused meanwhile stays refused', async () => {
    const { version } = viewOf(await save(saved()));
    const [first, second, third] = [await bring(), await bring(), await bring()];
    const paid = await applyFor(first);
    await settle();
    const stopped = viewOf<Turned>(await turn(version, { isStopped: true }));
    expect(stopped).toMatchObject({ isStopped: true, state: 'in-force', switched: { reason: '预算调整', switchedBy: marketer.memberId } });
    const refused = await applyFor(second);
    await settle();
    expect(viewOf<Turned>(await turn(version, { isStopped: false, reason: '预算已补' }, colleague))).toMatchObject({ isStopped: false, switched: { switchedBy: colleague.memberId } });
    const resumed = await applyFor(third);
    await settle();
    expect(await rewardsOf(paid)).toMatchObject([{ state: 'paid' }]);
    expect(await rewardsOf(refused)).toMatchObject([{ state: 'refused', reason: 'rule-stopped' }]);
    expect(await rewardsOf(resumed)).toMatchObject([{ state: 'paid', rulesVersion: version }]);
    expect(await lotsOf(world.sharerId)).toHaveLength(2);
  });

  test('turned twelve times at once by one key turns once; a late repeat does not turn it back', async () => {
    const version = await world.offer();
    const body = { key: randomUUID(), isStopped: true };
    const answers = await Promise.all(Array.from({ length: 12 }, () => turn(version, body)));
    expect(new Set(answers.map(({ status, body: said }) => JSON.stringify([status, said]))).size).toBe(1);
    await world.resume(version, '预算已补');
    expect(viewOf<Turned>(await turn(version, body)).isStopped).toBe(false);
    expect((await listed(version)).isStopped).toBe(false);
  });

  test('of two who stop it at once one wins, and it is stopped', async () => {
    const version = await world.offer();
    const answers = await Promise.all([turn(version, { isStopped: true }), turn(version, { isStopped: true }, colleague)]);
    expect(answers.map(refusalOf).sort()).toEqual(['state-changed', undefined]);
    expect((await listed(version)).isStopped).toBe(true);
  });

  test('is refused where it stands so already, for a key with other terms, and for a version that is not there', async () => {
    const [version, other] = [await world.offer(), await world.offer()];
    expect(refusalOf(await turn(version, { isStopped: false }))).toBe('state-changed');
    const body = { key: randomUUID(), isStopped: true };
    viewOf<Turned>(await turn(version, body));
    expect(refusalOf(await turn(version, { ...body, reason: '另一个理由' }))).toBe('idempotency-conflict');
    expect(refusalOf(await turn(version, { ...body, isStopped: false }))).toBe('idempotency-conflict');
    expect(refusalOf(await turn(other, body))).toBe('idempotency-conflict');
    expect(refusalOf(await turn(version, body, colleague))).toBe('idempotency-conflict');
    expect(refusalOf(await turn(999_999_999, { isStopped: true }))).toBe('reward-rules-not-found');
  });

  test.each([
    ['no reason', { isStopped: true, reason: '' }],
    ['a reason of spaces', { isStopped: true, reason: '  ' }],
    ['a reason with a sign that no text holds', { isStopped: true, reason: '预算\u0000调整' }],
    ['a reason of 201 signs', { isStopped: true, reason: 'x'.repeat(201) }],
    ['no word of which way', { isStopped: undefined }],
    ['a key that is none', { isStopped: true, key: 'again' }],
  ])('turned with %s is invalid', async (_, body) => {
    expect(refusalOf(await turn(await world.offer(), body))).toBe('invalid-input');
  });

  test.each(['0', '-1', '1.5', '9999999999', 'x'])('of version %s is invalid', async (version) => {
    expect(refusalOf(await turn(version, { isStopped: true }))).toBe('invalid-input');
  });
});

test('whoever has not the marketing role reads, tries, saves and stops nothing, and leaves no trace', async () => {
  const version = await world.offer();
  const before = await rows();
  for (const other of [await newVisitor(world.service), await employ(['finance', 'risk'])]) {
    await expect(other.get('/rewards/rules')).rejects.toThrow('role-required');
    expect(refusalOf(await save(saved(), other))).toBe('role-required');
    expect(refusalOf(await dryRun(rewardRules, other))).toBe('role-required');
    expect(refusalOf(await turn(version, { isStopped: true }, other))).toBe('role-required');
    expect(refusalOf(await turn(999_999_999, { isStopped: true }, other))).toBe('role-required');
  }
  expect(refusalOf(await world.service.get('/api/rewards/rules'))).toBe('session-expired');
  expect(await rows()).toEqual(before);
});

test('pages lead from the newest version to the first, each once', async () => {
  for (let count = 0; count < 32; count += 1) await world.offer();
  const seen: number[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page = await marketer.get<Page>(`/rewards/rules${cursor && `?cursor=${cursor}`}`);
    expect(page.versions.length).toBeLessThanOrEqual(30);
    seen.push(...page.versions.map(({ version }) => version));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(Array.from({ length: seen[0]! }, (_, at) => seen[0]! - at));
});

describe('a trial', () => {
  test('tells what rules would have paid for what was done, and writes nothing', async () => {
    const version = await world.offer();
    const trial = async (change: Partial<RewardRules>): Promise<Trial> => (await dryRun({ ...rewardRules, ...change })).body as Trial;
    const wide = { perMonthMax: 1_000_000, budget: 1_000_000_000 };
    const before = await trial(wide);
    const openers = [await bring(), await bring(), await bring()];
    for (const opener of openers) await applyFor(opener);
    await settle();
    const count = await rows();
    const after = await trial(wide);
    expect(after).toMatchObject({ replaces: version, conversions: before.conversions + 3, rewards: before.rewards + 3, points: before.points + 300 });
    expect((await trial({ ...wide, levels: [20] })).points).toBe(after.rewards * 20);
    const tight = await trial({ budget: 100 });
    expect(tight).toMatchObject({ rewards: 1, points: 100, conversions: after.conversions });
    expect(tight.refused.find(({ reason }) => reason === 'over-budget')!.conversions).toBeGreaterThanOrEqual(2);
    expect(await rows()).toEqual(count);
  });

  test('of what nobody did yet says so', async () => {
    const body = (await dryRun({ ...rewardRules, cardClass: 'loan' })).body as Trial;
    expect(body).toMatchObject({ replaces: null, conversions: 0, rewards: 0, points: 0, refused: [] });
  });
});

describe('what a member sees of it', () => {
  const mineOf = (visitor: Visitor) => visitor.get<Answer<'listMyRewards'>>('/rewards');

  test('an offer goes when it is stopped and comes when it is resumed; on a wealth card none stands, and the article does', async () => {
    const sharer = await newVisitor(world.service);
    const version = await world.offer();
    expect((await mineOf(sharer)).offers).toMatchObject([{ cardClass: 'credit-card' }]);
    await world.stop(version, '活动结束');
    expect((await mineOf(sharer)).offers).toEqual([]);
    await world.resume(version, '活动继续');
    const cardId = await world.newCard(wealth);
    await applyFor(await bring(sharer.memberId, cardId), cardId);
    await settle();
    const mine = await mineOf(sharer);
    expect(mine).toMatchObject({ rewards: [], paidPoints: 0, heldPoints: 0, offers: [{ cardClass: 'credit-card' }] });
    expect(mine.excluded.map(({ cardClass }) => cardClass)).toEqual(['wealth', 'fund', 'deposit', 'insurance']);
    expect(mine.excluded[0]!.article).toBe('《理财公司理财产品销售管理暂行办法》第二十五条第（六）项');
  });

  test('an offer whose budget is used up stands no more', async () => {
    await world.offer({ budget: 199 });
    const sharer = await newVisitor(world.service);
    const opener = await bring(sharer.memberId);
    expect((await mineOf(sharer)).offers).toHaveLength(1);
    await applyFor(opener);
    await settle();
    expect(await mineOf(sharer)).toMatchObject({ offers: [], paidPoints: 100, rewards: [{ state: 'paid', paidAt: expect.any(String) as string }] });
  });
});
