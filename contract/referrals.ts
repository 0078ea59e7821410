import { Type, type Static } from '@sinclair/typebox';
import { CardClass } from './cards';
import { Body, EventId, Id, Instant, Nullable, told } from './shapes';

export const Channel = told("How a share code travels; the code itself carries it, because WeChat's scene is only a hint.", Type.Union([
  Type.Literal('chat'),
  Type.Literal('timeline'),
  Type.Literal('poster'),
  Type.Literal('link'),
]));
export type Channel = Static<typeof Channel>;

export const ShareCode = told('24 bytes as base64url: also a valid `scene` of a mini-program code.', Type.String({ pattern: '^[A-Za-z0-9_-]{32}$' }));

export const OpenBody = told(
  '`code` is taken as it came, whatever it is: a code that is not ours is the same as none. `device` is coarse (platform, model, system) and ' +
    'is only used to infer a 1154→1155 join; the server keeps an HMAC of it.',
  Body({
    eventId: EventId,
    cardId: Id,
    code: Type.Optional(Type.String()),
    scene: Type.Optional(Type.Integer({ minimum: 0, maximum: 99999 })),
    device: Type.Optional(Type.String({ maxLength: 128 })),
  }),
);
export type OpenBody = Static<typeof OpenBody>;

export const ShareCodes = Type.Partial(
  Type.Object({ chat: ShareCode, timeline: ShareCode, poster: ShareCode, link: ShareCode }),
);
export type ShareCodes = Static<typeof ShareCodes>;

export const OpenAnswer = Type.Object({
  sharedBy: told(
    'Who handed the card on, masked; null when nobody did, or when the code was no good.',
    Nullable(Type.Object({ maskedName: Type.String(), staffOf: Nullable(Type.String()) })),
  ),
  codes: told('What this visitor may hand on, a code a channel. Empty for a visitor who is not signed in.', ShareCodes),
});
export type OpenAnswer = Static<typeof OpenAnswer>;

export const IntentBody = Body({ eventId: EventId, code: ShareCode });

const AgoMs = told(
  "How long ago it happened, in milliseconds by the phone's own clock: a difference, so that a wrong clock does no harm.",
  Type.Integer(),
);

export const EventsBody = told(
  'What a phone could not tell when it happened: a batch of at most 200, in any order, as often as it takes. `dropped` is how many the phone ' +
    'has given up since it last said so: it is written to the log of the service and counted nowhere.',
  Body({
    dropped: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    events: Type.Array(
      Type.Union([
        Body({ kind: Type.Literal('open'), agoMs: AgoMs, ...OpenBody.properties }),
        Body({ kind: Type.Literal('intent'), agoMs: AgoMs, ...IntentBody.properties }),
      ]),
      { minItems: 1, maxItems: 200 },
    ),
  }),
);
export type EventsBody = Static<typeof EventsBody>;

export const EventsAnswer = told('Events not named were counted, now or before. Those named never will be: the phone forgets them.', Type.Object({
  refused: Type.Array(Type.Object({ eventId: EventId, code: Type.String({ description: 'a code of errors.ts' }) })),
}));
export type EventsAnswer = Static<typeof EventsAnswer>;

export const CodeParams = Body({ code: ShareCode });
export const ShareParams = Body({ shareId: Id });

export const CodeCard = told('The card behind a code that came alone, as the `scene` of a mini-program code.', Type.Object({ cardId: Id }));

export const StopBody = told(
  'The generation the member saw: stopping it twice stops it once.',
  Body({ generation: Type.Integer({ minimum: 0, maximum: 15 }) }),
);

export const ChainTotals = told(
  'Counts below one share. `nodes` are the places members took, `visitors` those and the strangers who were never joined to a member, ' +
    '`members` the new members whose first place is among them.',
  Type.Object({
    intents: Type.Integer(),
    opens: Type.Integer(),
    visitors: Type.Integer(),
    nodes: Type.Integer(),
    members: Type.Integer(),
    conversions: Type.Integer(),
  }),
);
export type ChainTotals = Static<typeof ChainTotals>;

const Seconds = Type.Integer({ description: 'whole seconds' });
const GroupCount = told(
  "A number of people or of what they did, beyond the member's own contacts; null for 1 to 4, which would tell of a person.",
  Nullable(Type.Integer()),
);
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
  generation: told('How often sharing was stopped; codes of an earlier generation are revoked.', Type.Integer()),
  isStopped: told('Stopped, and the share sheet was not opened since.', Type.Boolean()),
  totals: ChainTotals,
};

export const ShareList = Type.Object({
  shares: Type.Array(Type.Object({ ...ShareHead, lastOpenedAt: Nullable(Instant) })),
});
export type ShareList = Static<typeof ShareList>;

export const ChainView = Type.Object({
  ...ShareHead,
  hops: told(
    "The funnel, one row a hop below the share: 1 is what came by this member's own codes, always exact. `growth` is how many places each " +
      "place of this hop brought (the K-factor), `delaySeconds` the mean time from a sharer's arrival to a newcomer's; null where too few are " +
      'there to tell.',
    Type.Array(
      Type.Object({ depth: Type.Integer(), ...GROUP_COUNTS, growth: Nullable(Type.Number()), delaySeconds: Nullable(Seconds) }),
    ),
  ),
  channels: told(
    "What came by this member's own codes, a row a channel that was used.",
    Type.Array(Type.Object({ channel: Channel, ...ChainTotals.properties })),
  ),
  contacts: told(
    'Direct contacts only, masked; deeper hops are counts.',
    Type.Array(
      Type.Object({
        maskedName: Type.String(),
        channel: Channel,
        arrivedAt: Instant,
        broughtNodes: told('Places below this contact; null for 1 to 4.', GroupCount),
      }),
    ),
  ),
  hasMoreContacts: Type.Boolean(),
});
export type ChainView = Static<typeof ChainView>;

export const GraphQuery = Body({ focus: Type.Optional(Id) });

export const ChainGraph = told(
  'What the chain page draws: a focus in the middle and at most three rings around it, at most 14, 6 and 4 children each, the rest one "+n". A ' +
    'member sees their own place and their direct contacts, masked; whoever is deeper is part of a group, one for each contact and hop. Parents ' +
    'come before their children.',
  Type.Object({
    focusId: Id,
    trail: told('From the share to the focus, both included.', Type.Array(Type.Object({ id: Id, label: Type.String() }))),
    nodes: Type.Array(
      Type.Object({
        id: told("A node's id; of a group or a rest, the id of the node it hangs on and a name of its own: `123:2`, `123:rest`.", Type.String()),
        parentId: Nullable(Type.String()),
        kind: Type.Union([Type.Literal('me'), Type.Literal('contact'), Type.Literal('group'), Type.Literal('rest')]),
        ring: Type.Integer({ minimum: 0, maximum: 3 }),
        label: told('The masked name; null for groups and rests.', Nullable(Type.String())),
        people: told(
          'Of a group or a rest: how many places it stands for. Else how many places are below. Null for 1 to 4, but not for `me`.',
          GroupCount,
        ),
        channel: Nullable(Channel),
        arrivedAt: Nullable(Instant),
        canFocus: told('Whether a tap makes it the focus.', Type.Boolean()),
      }),
    ),
  }),
);
export type ChainGraph = Static<typeof ChainGraph>;

export const SeriesQuery = Body({ by: Type.Union([Type.Literal('hour'), Type.Literal('day')]) });

export const ChainSeries = told(
  "What came by this share's own codes: the last 48 hours or 30 days of Asia/Shanghai, empty ones included, oldest first. A conversion that " +
    'was reversed counts against the time of its reversal, so a point may be below zero.',
  Type.Object({
    points: told(
      'Of the series, an hour or a day each.',
      Type.Array(Type.Object({ startsAt: Instant, opens: Type.Integer(), nodes: Type.Integer(), conversions: Type.Integer() })),
    ),
  }),
);
export type ChainSeries = Static<typeof ChainSeries>;
