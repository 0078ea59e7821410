import { Type, type Static } from '@sinclair/typebox';
import { PointsAmount } from './points';
import { Body, EventId, Id, Instant, Nullable, told } from './shapes';

export const ExchangeDirection = told(
  '`in`: credit-card points become ours; `out`: ours become credit-card points.',
  Type.Union([Type.Literal('in'), Type.Literal('out')]),
);
export type ExchangeDirection = Static<typeof ExchangeDirection>;

export const ExchangeRate = told(
  'For every `give` given, `get` are received. What is given is a multiple of `step`, so nothing is ever rounded.',
  Type.Object({
    direction: ExchangeDirection,
    give: PointsAmount,
    get: PointsAmount,
    step: PointsAmount,
    dailyPoints: told('Our points, the most of a member on a Shanghai day.', PointsAmount),
    leftToday: told('Our points, what is left of `dailyPoints` today.', Type.Integer({ minimum: 0 })),
  }),
);
export type ExchangeRate = Static<typeof ExchangeRate>;

export const ExchangeTerms = Type.Object({
  rulesVersion: Type.Integer(),
  rates: Type.Array(ExchangeRate),
  card: told('The card side as it answered just now: a balance, that there is no card, or that it did not answer.', Type.Object({
    state: Type.Union([Type.Literal('ready'), Type.Literal('no-card'), Type.Literal('unavailable')]),
    cardPoints: told('Points of the card, whole.', Nullable(Type.Integer())),
    cardTail: Nullable(Type.String({ description: 'last four digits' })),
  })),
});
export type ExchangeTerms = Static<typeof ExchangeTerms>;

export const ExchangeBody = told(
  '`amount` is what is given, in points of the giving side; `rulesVersion` is that of the terms the page showed.',
  Body({
    key: EventId,
    direction: ExchangeDirection,
    amount: PointsAmount,
    rulesVersion: Type.Integer({ minimum: 1 }),
  }),
);
export type ExchangeBody = Static<typeof ExchangeBody>;

export const ExchangeView = Type.Object({
  id: Id,
  direction: ExchangeDirection,
  state: told(
    '`pending`: the card side has not said; whoever gives has set the points aside, and nothing is lost.',
    Type.Union([Type.Literal('pending'), Type.Literal('done'), Type.Literal('refused')]),
  ),
  given: told('In points of the giving side.', PointsAmount),
  received: told('In points of the other side.', PointsAmount),
  startedAt: Instant,
  endedAt: Nullable(Instant),
});
export type ExchangeView = Static<typeof ExchangeView>;

export const ExchangeParams = Body({ exchangeId: Id });
export const ExchangeList = Type.Object({ exchanges: Type.Array(ExchangeView) });
export type ExchangeList = Static<typeof ExchangeList>;
