import { Type, type Static } from '@sinclair/typebox';
import { PointsAmount } from './points';
import { Body, EventId, Id, Instant, Nullable } from './shapes';

/** `in`: credit-card points become ours; `out`: ours become credit-card points. */
export const ExchangeDirection = Type.Union([Type.Literal('in'), Type.Literal('out')]);
export type ExchangeDirection = Static<typeof ExchangeDirection>;

/** For every `give` given, `get` are received. What is given is a multiple of `step`, so nothing is ever rounded. */
export const ExchangeRate = Type.Object({
  direction: ExchangeDirection,
  give: PointsAmount,
  get: PointsAmount,
  step: PointsAmount,
  /** Our points, per member and Shanghai day, and what is left of it today. */
  dailyPoints: PointsAmount,
  leftToday: Type.Integer({ minimum: 0 }),
});
export type ExchangeRate = Static<typeof ExchangeRate>;

export const ExchangeTerms = Type.Object({
  rulesVersion: Type.Integer(),
  rates: Type.Array(ExchangeRate),
  /** The card side as it answered just now: a balance, that there is no card, or that it did not answer. */
  card: Type.Object({
    state: Type.Union([Type.Literal('ready'), Type.Literal('no-card'), Type.Literal('unavailable')]),
    cardPoints: Nullable(Type.Integer()),
    cardTail: Nullable(Type.String({ description: 'last four digits' })),
  }),
});
export type ExchangeTerms = Static<typeof ExchangeTerms>;

/** `amount` is what is given, in points of the giving side; `rulesVersion` is that of the terms the page showed. */
export const ExchangeBody = Body({
  key: EventId,
  direction: ExchangeDirection,
  amount: PointsAmount,
  rulesVersion: Type.Integer({ minimum: 1 }),
});
export type ExchangeBody = Static<typeof ExchangeBody>;

export const ExchangeView = Type.Object({
  id: Id,
  direction: ExchangeDirection,
  /** `pending`: the card side has not said; whoever gives has set the points aside, and nothing is lost. */
  state: Type.Union([Type.Literal('pending'), Type.Literal('done'), Type.Literal('refused')]),
  given: PointsAmount,
  received: PointsAmount,
  startedAt: Instant,
  endedAt: Nullable(Instant),
});
export type ExchangeView = Static<typeof ExchangeView>;

export const ExchangeParams = Body({ exchangeId: Id });
export const ExchangeList = Type.Object({ exchanges: Type.Array(ExchangeView) });
export type ExchangeList = Static<typeof ExchangeList>;
