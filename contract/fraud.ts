import { Type, type Static } from '@sinclair/typebox';
import { Body, EventId, Id, Instant, Nullable, told } from './shapes';

export const SignalKind = told('What a rule can notice.', Type.Union([
  Type.Literal('second-account'),
  Type.Literal('device-ring'),
  Type.Literal('network-ring'),
  Type.Literal('burst'),
  Type.Literal('impossible-speed'),
  Type.Literal('loop'),
]));
export type SignalKind = Static<typeof SignalKind>;

export const Figure = told('One of the figures a signal was decided by: what was seen, and the limit of the rule it crossed.', Type.Object({
  name: Type.String(),
  seen: Type.Integer(),
  limit: Type.Integer(),
  bound: Type.Union([Type.Literal('at-least'), Type.Literal('at-most')]),
}));
export type Figure = Static<typeof Figure>;

export const Decision = Type.Union([Type.Literal('released'), Type.Literal('voided')]);
export type Decision = Static<typeof Decision>;

const Person = Type.Object({ memberId: Id, maskedName: Type.String() });

export const SignalView = Type.Object({
  id: Id,
  kind: SignalKind,
  rulesVersion: Type.Integer(),
  sharer: Person,
  opener: told('Null where it is about everybody who came by the sharer in the window.', Nullable(Person)),
  windowStart: Instant,
  raisedAt: Instant,
  explanation: told('The figures as a sentence.', Type.String()),
  figures: Type.Array(Figure),
  nodeIds: told('Places of the chain it is about, at most 50.', Type.Array(Id)),
  review: Nullable(Type.Object({ decision: Decision, reason: Type.String(), reviewerId: Id, decidedAt: Instant })),
});
export type SignalView = Static<typeof SignalView>;

export const SignalQuery = Body({
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('decided')])),
  cursor: Type.Optional(Id),
});

export const SignalPage = told('Newest first, at most 30.', Type.Object({ signals: Type.Array(SignalView), nextCursor: Nullable(Id) }));
export type SignalPage = Static<typeof SignalPage>;

export const SignalParams = Body({ signalId: Id });

export const ReviewBody = told(
  'The key is made when the form opens: pressed twice is decided once.',
  Body({ key: EventId, decision: Decision, reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) }),
);
export type ReviewBody = Static<typeof ReviewBody>;
