import { randomUUID } from 'node:crypto';
import type { Answer } from '@micro-branch/contract/api';
import type { ApplicationView } from '@micro-branch/contract/applications';
import type { CardContent } from '@micro-branch/contract/card-content';
import type { RewardRules } from '@micro-branch/contract/rewards';
import { apply } from '../../server/applications/apply';
import { settleBackground } from '../../server/background';
import { sql } from '../../server/database/database';
import { rewardRules } from '../../server/database/seed/reward-rules';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { appointStaff } from '../../server/members/appoint-staff';
import { explainReward } from '../../server/rewards/explain-reward';
import { saveHouseRules } from '../../server/rewards/rule-versions';
import { switchRules } from '../../server/rewards/switch-rules';
import { expectBooksBalance } from './books';
import { cardOnShelf } from './cards';
import { codeOf, openCard } from './chain';
import { agreeToPrivacy, newMember, oldMember } from './people';
import { startService, type Service } from './service';
import { anApplication, newBranch } from './visits';

jest.setTimeout(120_000);

const CONVERSION = sql('test.conversion_of', 'select id from conversions where reference = $1');
const REWARDS = sql(
  'test.rewards',
  'select level, state, reason, points::int, taken_back::int as "takenBack", member_id as "memberId", rules_version as "rulesVersion" from rewards where conversion_id = $1 order by level',
);
const GIVEN = sql('test.reward_lots', `select points::int, remaining::int from lots where member_id = $1 and source = 'reward' order by id`);

export interface RewardRow {
  level: number;
  state: string;
  reason: string | null;
  points: number;
  takenBack: number;
  memberId: Id;
  rulesVersion: number | null;
}

export interface RewardWorld {
  service: Service;
  deps: Deps;
  branchId: Id;
  cardId: Id;
  sharerId: Id;
  /** The marketer, who may ask why. */
  marketerId: Id;
  /** A version for the credit cards of the demonstration, in force from now on. */
  offer: (change?: Partial<RewardRules>) => Promise<number>;
  /** The switch of a version, turned by the marketer. */
  stop: (version: number, reason: string) => Promise<unknown>;
  resume: (version: number, reason: string) => Promise<unknown>;
  newCard: (content: CardContent) => Promise<Id>;
  /** Somebody who opens the card by a sharer's code. */
  bring: (sharerId?: Id, cardId?: Id) => Promise<Id>;
  applyFor: (openerId: Id, cardId?: Id) => Promise<ApplicationView>;
  settle: () => Promise<void>;
  conversionOf: (application: Pick<ApplicationView, 'id'>) => Promise<Id>;
  rewardsOf: (application: Pick<ApplicationView, 'id'>) => Promise<RewardRow[]>;
  lotsOf: (memberId: Id) => Promise<{ points: number; remaining: number }[]>;
  explain: (conversionId: Id) => Promise<Answer<'explainReward'>>;
}

/** A branch that offers a reward for credit-card applications, with a sharer. After every test the books balance. */
export const setUpRewards = (): RewardWorld => {
  const world = {} as RewardWorld;
  beforeAll(async () => {
    world.service = await startService();
    world.deps = world.service.deps;
    world.branchId = await newBranch(world.deps);
    world.marketerId = await oldMember(world.deps, '叶问舟');
    await appointStaff(world.deps, { memberId: world.marketerId, branchId: world.branchId, title: '产品运营', roles: ['marketing'] });
  });
  afterAll(() => world.service.close());
  beforeEach(async () => {
    world.cardId = await cardOnShelf(world.deps);
    world.sharerId = await oldMember(world.deps);
    await world.offer();
  });
  afterEach(async () => {
    await settleBackground(world.deps);
    await expectBooksBalance(world.deps.database);
  });
  const turn = (isStopped: boolean) => (version: number, reason: string) =>
    switchRules(world.deps, { key: randomUUID(), version, isStopped, reason, memberId: world.marketerId });
  return Object.assign(world, {
    offer: (change: Partial<RewardRules> = {}) => saveHouseRules(world.deps, { ...rewardRules, ...change }, world.deps.clock.now()),
    stop: turn(true),
    resume: turn(false),
    newCard: (content: CardContent) => cardOnShelf(world.deps, { content }),
    bring: async (sharerId = world.sharerId, cardId = world.cardId) => {
      const openerId = await newMember(world.deps, '陈一禾');
      await agreeToPrivacy(world.deps, openerId);
      await openCard(world.deps, { memberId: openerId, cardId, code: await codeOf(world.deps, sharerId, cardId) });
      return openerId;
    },
    applyFor: (openerId: Id, cardId = world.cardId) => apply(world.deps, openerId, anApplication(world.deps, cardId, world.branchId)),
    settle: () => settleBackground(world.deps),
    conversionOf: async ({ id }: Pick<ApplicationView, 'id'>) => (await world.deps.database.query<{ id: Id }>(CONVERSION, [id]))[0]!.id,
    rewardsOf: async (application: Pick<ApplicationView, 'id'>) =>
      world.deps.database.query<RewardRow>(REWARDS, [await world.conversionOf(application)]),
    lotsOf: (memberId: Id) => world.deps.database.query<{ points: number; remaining: number }>(GIVEN, [memberId]),
    explain: (conversionId: Id) => explainReward(world.deps, world.marketerId, conversionId),
  });
};
