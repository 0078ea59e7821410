import { Type, type Static } from '@sinclair/typebox';
import { CardAction, CardClass } from './cards';
import { PointsAmount } from './points';
import { Body, Id, Instant, Nullable } from './shapes';

const Count = Type.Integer({ minimum: 0 });

/** Paid: the points were given. Held: set aside until a review ends. Void: it was paid or held, and stands no more. */
export const RewardState = Type.Union([Type.Literal('paid'), Type.Literal('held'), Type.Literal('refused'), Type.Literal('void')]);
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

/** One question of "why": what was looked at, and the answer. The first that does not pass decides. */
export const RewardStep = Type.Object({
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
  /** The article of the law that forbids it; null for the others. */
  article: Nullable(Type.String()),
  /** For a cap or a budget: the points used before, and how many there may be; null for the others. */
  used: Nullable(Count),
  limit: Nullable(Count),
});
export type RewardStep = Static<typeof RewardStep>;

export const RewardConversionParams = Body({ conversionId: Id });

/** Why a conversion was rewarded or not. One row a level: 1 is whose code it was, 2 who had brought them. */
export const RewardExplanation = Type.Object({
  conversionId: Id,
  kind: CardAction,
  cardId: Id,
  cardClass: CardClass,
  convertedAt: Instant,
  reversedAt: Nullable(Instant),
  /** The version of the attribution rules by which it was credited, or credited to nobody. */
  attributionVersion: Type.Integer(),
  decisions: Type.Array(
    Type.Object({
      level: Type.Integer({ minimum: 1, maximum: 2 }),
      state: RewardState,
      reason: Nullable(RewardReason),
      points: Count,
      /** Of points that were given and the conversion then cancelled: how many came back. */
      takenBack: Count,
      rulesVersion: Nullable(Type.Integer()),
      steps: Type.Array(RewardStep),
      /** Null: nothing is decided yet, and this is what would be decided now. */
      decidedAt: Nullable(Instant),
    }),
  ),
});
export type RewardExplanation = Static<typeof RewardExplanation>;

/** What the member's friends did that was rewarded, newest first, at most a hundred; and what is offered now. Never who did it. */
export const MyRewards = Type.Object({
  rewards: Type.Array(
    Type.Object({
      id: Id,
      cardTitle: Type.String(),
      state: RewardState,
      reason: Nullable(RewardReason),
      points: Count,
      takenBack: Count,
      decidedAt: Instant,
    }),
  ),
  offers: Type.Array(Type.Object({ cardClass: CardClass, points: PointsAmount, text: Type.String() })),
});
export type MyRewards = Static<typeof MyRewards>;
