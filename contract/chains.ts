import { Type, type Static } from '@sinclair/typebox';
import { Channel } from './referrals';
import { Body, Id, Instant, Nullable, told } from './shapes';

export const NodeParams = Body({ nodeId: Id });

export const NodePath = told(
  "How somebody came: everybody from the root to the node. Those of the viewer's branch, by choice or by post, have their name; for the " +
    'marketing role everybody has. The others are masked.',
  Type.Object({
    cardId: Id,
    places: Type.Array(
      Type.Object({
        nodeId: Id,
        depth: Type.Integer(),
        name: Type.String({ description: 'the name, or a masked one' }),
        isMasked: Type.Boolean(),
        staffOf: told('The branch they work in.', Nullable(Type.String())),
        channel: told('By which code they came; null for the root, who came alone.', Nullable(Channel)),
        arrivedAt: Instant,
      }),
    ),
  }),
);
export type NodePath = Static<typeof NodePath>;

export const Board = told(
  'Those who share one card, or the staff of one branch over all cards.',
  Type.Union([Type.Literal('card'), Type.Literal('branch')]),
);
export const BoardParams = Body({ board: Board, boardId: Id });

export const BoardMeasure = told(
  "Of what a sharer's own codes brought: opens, places taken, new members.",
  Type.Union([Type.Literal('opens'), Type.Literal('nodes'), Type.Literal('members')]),
);
export const BoardQuery = Body({ measure: BoardMeasure });

export const LeaderList = told('The first hundred. Those with one score have one rank.', Type.Object({
  leaders: Type.Array(
    Type.Object({ rank: Type.Integer(), name: Type.String(), isMasked: Type.Boolean(), score: Type.Integer() }),
  ),
}));
export type LeaderList = Static<typeof LeaderList>;

export const CardFunnel = told(
  'What came of a card over all trees. `depth` is how many hops from the root: 1 is what came by the codes of those who came alone.',
  Type.Object({
    hops: Type.Array(
      Type.Object({
        depth: Type.Integer(),
        intents: Type.Integer(),
        opens: Type.Integer(),
        visitors: Type.Integer(),
        nodes: Type.Integer(),
        members: Type.Integer(),
        conversions: Type.Integer(),
        growth: told('Places each place of this hop brought; null where there is none.', Nullable(Type.Number())),
        delaySeconds: told("From a sharer's arrival to a newcomer's, on average.", Nullable(Type.Integer())),
      }),
    ),
  }),
);
export type CardFunnel = Static<typeof CardFunnel>;
