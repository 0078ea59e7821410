import { Type, type Static } from '@sinclair/typebox';
import { CardAction, CardClass } from './cards';
import { PointsAmount, PointsCount } from './points';
import { Body, EventId, Id, Instant, Nullable, told } from './shapes';

const Count = Type.Integer({ minimum: 0 });

export const RewardState = told(
  'Paid: the points were given. Held: set aside until a review ends. Void: it was paid or held, and stands no more.',
  Type.Union([Type.Literal('paid'), Type.Literal('held'), Type.Literal('refused'), Type.Literal('void')]),
);
export type RewardState = Static<typeof RewardState>;

export const RewardReason = Type.Union([
  Type.Literal('nobody-brought-them'),
  Type.Literal('no-sharer-above'),
  Type.Literal('forbidden-by-law'),
  Type.Literal('no-rule'),
  Type.Literal('sharer-gone'),
  Type.Literal('self-referral'),
  Type.Literal('already-rewarded'),
  Type.Literal('conversion-reversed'),
  Type.Literal('rule-stopped'),
  Type.Literal('over-cap'),
  Type.Literal('over-budget'),
  Type.Literal('fraud-review'),
  Type.Literal('fraud-found'),
]);
export type RewardReason = Static<typeof RewardReason>;

export const RewardStep = told('One question of "why": what was looked at, and the answer. The first that does not pass decides.', Type.Object({
  question: Type.Union([
    Type.Literal('credited'),
    Type.Literal('law'),
    Type.Literal('rule'),
    Type.Literal('sharer'),
    Type.Literal('self'),
    Type.Literal('first'),
    Type.Literal('standing'),
    Type.Literal('stop'),
    Type.Literal('cap'),
    Type.Literal('budget'),
    Type.Literal('review'),
  ]),
  isPassed: Type.Boolean(),
  article: told('The article of the law that forbids it; null for the others.', Nullable(Type.String())),
  used: told('For a cap or a budget: the points used before; null for the others.', Nullable(Count)),
  limit: told('For a cap or a budget: how many points there may be; null for the others.', Nullable(Count)),
}));
export type RewardStep = Static<typeof RewardStep>;

export const RewardConversionParams = Body({ conversionId: Id });

export const RewardExplanation = told(
  'Why a conversion was rewarded or not. One row a level: 1 is whose code it was, 2 who had brought them.',
  Type.Object({
    conversionId: Id,
    kind: CardAction,
    cardId: Id,
    cardClass: CardClass,
    convertedAt: Instant,
    reversedAt: Nullable(Instant),
    attributionVersion: told('The version of the attribution rules by which it was credited, or credited to nobody.', Type.Integer()),
    decisions: Type.Array(
      Type.Object({
        level: Type.Integer({ minimum: 1, maximum: 2 }),
        state: RewardState,
        reason: Nullable(RewardReason),
        points: PointsCount,
        takenBack: told('Of points that were given or set aside for what then fell: how many came back.', PointsCount),
        rulesVersion: Nullable(Type.Integer()),
        steps: Type.Array(RewardStep),
        decidedAt: told('Null: nothing is decided yet, and this is what would be decided now.', Nullable(Instant)),
      }),
    ),
  }),
);
export type RewardExplanation = Static<typeof RewardExplanation>;

export const MyRewards = told(
  "What came of what the member's friends did, newest first, at most a hundred; what is offered now, and what never is. Never who did it.",
  Type.Object({
    paidPoints: told('Of all of them, points that were paid and not taken back.', PointsCount),
    heldPoints: told('Of all of them, points that are set aside.', PointsCount),
    rewards: Type.Array(
      Type.Object({
        id: Id,
        cardTitle: Type.String(),
        state: RewardState,
        reason: Nullable(RewardReason),
        points: PointsCount,
        takenBack: PointsCount,
        decidedAt: Instant,
        paidAt: told('Null: the member never had the points.', Nullable(Instant)),
      }),
    ),
    offers: Type.Array(Type.Object({ cardClass: CardClass, points: PointsAmount, text: Type.String() })),
    excluded: told(
      'Where nothing is ever offered, and the article that forbids it.',
      Type.Array(Type.Object({ cardClass: CardClass, article: Type.String() })),
    ),
  }),
);
export type MyRewards = Static<typeof MyRewards>;

export const RewardRules = told(
  'One version of the rules: one offer. Versions are added, never changed; every reward names the one it was decided by.',
  Body({
    cardClass: told('Of any class: what the law does not allow is refused with the article.', CardClass),
    kind: CardAction,
    levels: told(
      'Points for whose code it was, and for who had brought them: the second needs what counsel wrote about it.',
      Type.Array(PointsAmount, { minItems: 1, maxItems: 8 }),
    ),
    counselReference: Type.Optional(Type.String({ minLength: 4, maxLength: 80, pattern: '\\S' })),
    perMonthMax: told('The most that one member gets for conversions of one month of Asia/Shanghai, under all rules together.', PointsAmount),
    budget: told('The most that this version gives in all.', PointsAmount),
    text: told('What members read of it.', Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })),
  }),
);
export type RewardRules = Static<typeof RewardRules>;

const Version = Type.Integer({ minimum: 1 });
const VersionText = told('A version in an address.', Type.String({ pattern: '^[1-9][0-9]{0,8}$' }));

export const RewardVersionView = Type.Object({
  version: Version,
  rules: RewardRules,
  state: told(
    'Replaced: a later version for the same is in force. Whether it pays is another question: see `isStopped`.',
    Type.Union([Type.Literal('upcoming'), Type.Literal('in-force'), Type.Literal('replaced')]),
  ),
  effectiveAt: Instant,
  savedAt: Instant,
  savedBy: told('Null: the house itself.', Nullable(Id)),
  used: told('Points of the budget that are given or set aside.', Count),
  isStopped: Type.Boolean(),
  switched: told(
    'The last time the switch was turned; null where it never was.',
    Nullable(Type.Object({ reason: Type.String(), switchedBy: Nullable(Id), switchedAt: Instant })),
  ),
});
export type RewardVersionView = Static<typeof RewardVersionView>;

export const RewardVersionQuery = Body({ cursor: Type.Optional(VersionText) });

export const RewardVersionPage = told(
  'Newest first, at most 30.',
  Type.Object({ versions: Type.Array(RewardVersionView), nextCursor: Nullable(VersionText) }),
);
export type RewardVersionPage = Static<typeof RewardVersionPage>;

export const SaveRewardRulesBody = told(
  'The key is made when the form opens. In force at once, unless it says from when on: never earlier than now.',
  Body({ key: EventId, rules: RewardRules, effectiveAt: Type.Optional(Instant) }),
);
export type SaveRewardRulesBody = Static<typeof SaveRewardRulesBody>;

export const RewardVersionParams = Body({ version: VersionText });

export const SwitchRewardRulesBody = Body({
  key: EventId,
  isStopped: Type.Boolean(),
  reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
});
export type SwitchRewardRulesBody = Static<typeof SwitchRewardRulesBody>;

export const TryRewardRulesBody = Body({ rules: RewardRules });

export const RewardTrial = told(
  'What rules would have paid for the newest conversions they are about, within 90 days. Nothing is saved.',
  Type.Object({
    replaces: told('The version that stands now for the same; null where there is none.', Nullable(Version)),
    since: Instant,
    conversions: told('Conversions looked at, at most 10,000.', Count),
    rewards: Count,
    points: PointsCount,
    refused: told(
      'How many would not have been paid at the first level, by the reason.',
      Type.Array(Type.Object({ reason: RewardReason, conversions: Count })),
    ),
  }),
);
export type RewardTrial = Static<typeof RewardTrial>;
