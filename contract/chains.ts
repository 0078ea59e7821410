import { Type, type Static } from '@sinclair/typebox';
import { Channel } from './referrals';
import { Body, Id, Instant, Nullable } from './shapes';

export const NodeParams = Body({ nodeId: Id });

/**
 * How somebody came: everybody from the root to the node. Those of the viewer's branch, by choice or by post, have their name; for the
 * marketing role everybody has. The others are masked.
 */
export const NodePath = Type.Object({
  cardId: Id,
  places: Type.Array(
    Type.Object({
      nodeId: Id,
      depth: Type.Integer(),
      name: Type.String({ description: 'the name, or a masked one' }),
      isMasked: Type.Boolean(),
      /** The branch they work in. */
      staffOf: Nullable(Type.String()),
      /** By which code they came; null for the root, who came alone. */
      channel: Nullable(Channel),
      arrivedAt: Instant,
    }),
  ),
});
export type NodePath = Static<typeof NodePath>;

/** Those who share one card, or the staff of one branch over all cards. */
export const Board = Type.Union([Type.Literal('card'), Type.Literal('branch')]);
export const BoardParams = Body({ board: Board, boardId: Id });

/** Of what a sharer's own codes brought: opens, places taken, new members. */
export const BoardMeasure = Type.Union([Type.Literal('opens'), Type.Literal('nodes'), Type.Literal('members')]);
export const BoardQuery = Body({ measure: BoardMeasure });

/** The first hundred. Those with one score have one rank. */
export const LeaderList = Type.Object({
  leaders: Type.Array(
    Type.Object({ rank: Type.Integer(), name: Type.String(), isMasked: Type.Boolean(), score: Type.Integer() }),
  ),
});
export type LeaderList = Static<typeof LeaderList>;

/** What came of a card over all trees. `depth` is how many hops from the root: 1 is what came by the codes of those who came alone. */
export const CardFunnel = Type.Object({
  hops: Type.Array(
    Type.Object({
      depth: Type.Integer(),
      intents: Type.Integer(),
      opens: Type.Integer(),
      visitors: Type.Integer(),
      nodes: Type.Integer(),
      members: Type.Integer(),
      conversions: Type.Integer(),
      /** Places each place of this hop brought; null where there is none. */
      growth: Nullable(Type.Number()),
      /** From a sharer's arrival to a newcomer's, on average. */
      delaySeconds: Nullable(Type.Integer()),
    }),
  ),
});
export type CardFunnel = Static<typeof CardFunnel>;
