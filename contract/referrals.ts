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

export const CodeParams = Body({ code: ShareCode });
export const ShareParams = Body({ shareId: Id });

/** The card behind a code that came alone, as the `scene` of a mini-program code. */
export const CodeCard = Type.Object({ cardId: Id });

/** The generation the member saw: stopping it twice stops it once. */
export const StopBody = Body({ generation: Type.Integer({ minimum: 0, maximum: 15 }) });

/** Counts below one share. `visitors` are members plus anonymous visitors who were never joined to a member. */
export const ChainTotals = Type.Object({
  opens: Type.Integer(),
  visitors: Type.Integer(),
  members: Type.Integer(),
  conversions: Type.Integer(),
});
export type ChainTotals = Static<typeof ChainTotals>;

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
  /** One row a hop below the share: 1 is who opened this member's own code. */
  hops: Type.Array(Type.Object({ depth: Type.Integer(), ...ChainTotals.properties })),
  /** Direct contacts only, masked; deeper hops are counts. */
  contacts: Type.Array(
    Type.Object({
      maskedName: Type.String(),
      channel: Channel,
      arrivedAt: Instant,
      broughtMembers: Type.Integer(),
    }),
  ),
  hasMoreContacts: Type.Boolean(),
});
export type ChainView = Static<typeof ChainView>;
