import { Type, type Static } from '@sinclair/typebox';
import { CardClass } from './cards';
import { Body, EventId, Id, Instant, Nullable } from './shapes';

/** How a share code travels; the code itself carries it, because WeChat's scene is only a hint. */
export const Channel = Type.Union([
  Type.Literal('chat'),
  Type.Literal('timeline'),
  Type.Literal('poster'),
  Type.Literal('link'),
]);
export type Channel = Static<typeof Channel>;

/** 24 bytes as base64url: also a valid `scene` of a mini-program code. */
export const ShareCode = Type.String({ pattern: '^[A-Za-z0-9_-]{32}$' });

/**
 * `code` is taken as it came, whatever it is: a code that is not ours is the same as none.
 * `device` is coarse (platform, model, system) and is only used to infer a 1154→1155 join; the server keeps an HMAC of it.
 */
export const OpenBody = Body({
  eventId: EventId,
  cardId: Id,
  code: Type.Optional(Type.String()),
  scene: Type.Optional(Type.Integer({ minimum: 0, maximum: 99999 })),
  device: Type.Optional(Type.String({ maxLength: 128 })),
});
export type OpenBody = Static<typeof OpenBody>;

export const ShareCodes = Type.Partial(
  Type.Object({ chat: ShareCode, timeline: ShareCode, poster: ShareCode, link: ShareCode }),
);
export type ShareCodes = Static<typeof ShareCodes>;

export const OpenAnswer = Type.Object({
  /** Who handed the card on, masked; null when nobody did, or when the code was no good. */
  sharedBy: Nullable(Type.Object({ maskedName: Type.String(), staffOf: Nullable(Type.String()) })),
  /** What this visitor may hand on, a code a channel. Empty for a visitor who is not signed in. */
  codes: ShareCodes,
});
export type OpenAnswer = Static<typeof OpenAnswer>;

export const IntentBody = Body({ eventId: EventId, code: ShareCode });

/** How long ago it happened, in milliseconds by the phone's own clock: a difference, so that a wrong clock does no harm. */
const AgoMs = Type.Integer();

/** What a phone could not tell when it happened: a batch of at most 200, in any order, as often as it takes. */
export const EventsBody = Body({
  events: Type.Array(
    Type.Union([
      Body({ kind: Type.Literal('open'), agoMs: AgoMs, ...OpenBody.properties }),
      Body({ kind: Type.Literal('intent'), agoMs: AgoMs, ...IntentBody.properties }),
    ]),
    { minItems: 1, maxItems: 200 },
  ),
});
export type EventsBody = Static<typeof EventsBody>;

/** Events not named were counted, now or before. Those named never will be: the phone forgets them. */
export const EventsAnswer = Type.Object({
  refused: Type.Array(Type.Object({ eventId: EventId, code: Type.String({ description: 'a code of errors.ts' }) })),
});
export type EventsAnswer = Static<typeof EventsAnswer>;

export const CodeParams = Body({ code: ShareCode });
export const ShareParams = Body({ shareId: Id });

/** The card behind a code that came alone, as the `scene` of a mini-program code. */
export const CodeCard = Type.Object({ cardId: Id });

/** The generation the member saw: stopping it twice stops it once. */
export const StopBody = Body({ generation: Type.Integer({ minimum: 0, maximum: 15 }) });

/**
 * Counts below one share. `nodes` are the places members took, `visitors` those and the strangers who were never joined to a
 * member, `members` the new members whose first place is among them.
 */
export const ChainTotals = Type.Object({
  intents: Type.Integer(),
  opens: Type.Integer(),
  visitors: Type.Integer(),
  nodes: Type.Integer(),
  members: Type.Integer(),
  conversions: Type.Integer(),
});
export type ChainTotals = Static<typeof ChainTotals>;

/** A number of people or of what they did, beyond the member's own contacts; null for 1 to 4, which would tell of a person. */
const GroupCount = Nullable(Type.Integer());
const GROUP_COUNTS = {
  intents: GroupCount,
  opens: GroupCount,
  visitors: GroupCount,
  nodes: GroupCount,
  members: GroupCount,
  conversions: GroupCount,
};

const ShareHead = {
  id: Id,
  cardId: Id,
  cardTitle: Type.String(),
  cardClass: CardClass,
  arrivedFrom: Nullable(Type.String({ description: 'masked name of the member it came from' })),
  /** How often sharing was stopped; codes of an earlier generation are revoked. */
  generation: Type.Integer(),
  /** Stopped, and the share sheet was not opened since. */
  isStopped: Type.Boolean(),
  totals: ChainTotals,
};

export const ShareList = Type.Object({
  shares: Type.Array(Type.Object({ ...ShareHead, lastOpenedAt: Nullable(Instant) })),
});
export type ShareList = Static<typeof ShareList>;

export const ChainView = Type.Object({
  ...ShareHead,
  /**
   * The funnel, one row a hop below the share: 1 is what came by this member's own codes, always exact. `growth` is how many
   * places each place of this hop brought (the K-factor), `delaySeconds` the mean time from a sharer's arrival to a newcomer's; null
   * where too few are there to tell.
   */
  hops: Type.Array(
    Type.Object({ depth: Type.Integer(), ...GROUP_COUNTS, growth: Nullable(Type.Number()), delaySeconds: Nullable(Type.Integer()) }),
  ),
  /** What came by this member's own codes, a row a channel that was used. */
  channels: Type.Array(Type.Object({ channel: Channel, ...ChainTotals.properties })),
  /** Direct contacts only, masked; deeper hops are counts. */
  contacts: Type.Array(
    Type.Object({
      maskedName: Type.String(),
      channel: Channel,
      arrivedAt: Instant,
      /** Places below this contact; null for 1 to 4. */
      broughtNodes: GroupCount,
    }),
  ),
  hasMoreContacts: Type.Boolean(),
});
export type ChainView = Static<typeof ChainView>;

export const GraphQuery = Body({ focus: Type.Optional(Id) });

/**
 * What the chain page draws: a focus in the middle and at most three rings around it, at most 14, 6 and 4 children each, the rest
 * one "+n". A member sees their own place and their direct contacts, masked; whoever is deeper is part of a group, one for each contact and
 * hop. Parents come before their children.
 */
export const ChainGraph = Type.Object({
  focusId: Id,
  /** From the share to the focus, both included. */
  trail: Type.Array(Type.Object({ id: Id, label: Type.String() })),
  nodes: Type.Array(
    Type.Object({
      /** A node's id; of a group or a rest, the id of the node it hangs on and a name of its own: `123:2`, `123:rest`. */
      id: Type.String(),
      parentId: Nullable(Type.String()),
      kind: Type.Union([Type.Literal('me'), Type.Literal('contact'), Type.Literal('group'), Type.Literal('rest')]),
      ring: Type.Integer({ minimum: 0, maximum: 3 }),
      /** The masked name; null for groups and rests. */
      label: Nullable(Type.String()),
      /** Of a group or a rest: how many places it stands for. Else how many places are below. Null for 1 to 4, but not for `me`. */
      people: GroupCount,
      channel: Nullable(Channel),
      arrivedAt: Nullable(Instant),
      /** Whether a tap makes it the focus. */
      canFocus: Type.Boolean(),
    }),
  ),
});
export type ChainGraph = Static<typeof ChainGraph>;

export const SeriesQuery = Body({ by: Type.Union([Type.Literal('hour'), Type.Literal('day')]) });

/**
 * What came by this share's own codes: the last 48 hours or 30 days of Asia/Shanghai, empty ones included, oldest first. A conversion
 * that was reversed counts against the time of its reversal, so a point may be below zero.
 */
export const ChainSeries = Type.Object({
  points: Type.Array(Type.Object({ startsAt: Instant, opens: Type.Integer(), nodes: Type.Integer(), conversions: Type.Integer() })),
});
export type ChainSeries = Static<typeof ChainSeries>;
