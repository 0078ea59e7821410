import { Type, type Static } from '@sinclair/typebox';
import { Body, EventId, Id, Instant, Nullable } from './shapes';

/** What a rule can notice. */
export const SignalKind = Type.Union([
  Type.Literal('second-account'),
  Type.Literal('device-ring'),
  Type.Literal('network-ring'),
  Type.Literal('burst'),
  Type.Literal('impossible-speed'),
  Type.Literal('loop'),
]);
export type SignalKind = Static<typeof SignalKind>;

/** One of the figures a signal was decided by: what was seen, and the limit of the rule it crossed. */
export const Figure = Type.Object({
  name: Type.String(),
  seen: Type.Integer(),
  limit: Type.Integer(),
  bound: Type.Union([Type.Literal('at-least'), Type.Literal('at-most')]),
});
export type Figure = Static<typeof Figure>;

export const Decision = Type.Union([Type.Literal('released'), Type.Literal('voided')]);
export type Decision = Static<typeof Decision>;

const Person = Type.Object({ memberId: Id, maskedName: Type.String() });

export const SignalView = Type.Object({
  id: Id,
  kind: SignalKind,
  rulesVersion: Type.Integer(),
  sharer: Person,
  /** Null where it is about everybody who came by the sharer in the window. */
  opener: Nullable(Person),
  windowStart: Instant,
  raisedAt: Instant,
  /** The figures as a sentence. */
  explanation: Type.String(),
  figures: Type.Array(Figure),
  /** Places of the chain it is about, at most 50. */
  nodeIds: Type.Array(Id),
  review: Nullable(Type.Object({ decision: Decision, reason: Type.String(), reviewerId: Id, decidedAt: Instant })),
});
export type SignalView = Static<typeof SignalView>;

export const SignalQuery = Body({
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('decided')])),
  cursor: Type.Optional(Id),
});

/** Newest first, at most 30. */
export const SignalPage = Type.Object({ signals: Type.Array(SignalView), nextCursor: Nullable(Id) });
export type SignalPage = Static<typeof SignalPage>;

export const SignalParams = Body({ signalId: Id });

/** The key is made when the form opens: pressed twice is decided once. */
export const ReviewBody = Body({ key: EventId, decision: Decision, reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) });
export type ReviewBody = Static<typeof ReviewBody>;
