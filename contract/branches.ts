import { Type, type Static } from '@sinclair/typebox';
import { Id, told } from './shapes';

export const BranchView = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal('head-office'), Type.Literal('branch')]),
  name: Type.String(),
  city: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  hours: told('Opening hours in words, Asia/Shanghai.', Type.String()),
  isOpen: Type.Boolean(),
  openingState: told('What the hours mean at this minute: `营业中 · 17:00 结束`.', Type.String()),
});
export type BranchView = Static<typeof BranchView>;

export const BranchList = Type.Object({ branches: Type.Array(BranchView) });
export type BranchList = Static<typeof BranchList>;
