import { Type, type Static } from '@sinclair/typebox';
import { Id } from './shapes';

export const BranchView = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal('head-office'), Type.Literal('branch')]),
  name: Type.String(),
  city: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  /** Opening hours in words, Asia/Shanghai. */
  hours: Type.String(),
  isOpen: Type.Boolean(),
  /** What the hours mean at this minute: `营业中 · 17:00 结束`. */
  openingState: Type.String(),
});
export type BranchView = Static<typeof BranchView>;

export const BranchList = Type.Object({ branches: Type.Array(BranchView) });
export type BranchList = Static<typeof BranchList>;
