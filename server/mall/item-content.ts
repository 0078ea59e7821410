import { ItemKind, ItemPicture } from '@micro-branch/contract/mall';
import { PointsAmount } from '@micro-branch/contract/points';
import { Body, Nullable } from '@micro-branch/contract/shapes';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Refusal } from '../refusal';

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** What a marketer writes of an item. `stock` is what there is when it is first saved. */
export const ItemContent = Body({
  /** A slug that stays: saving under the same key changes that item. */
  key: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
  kind: ItemKind,
  title: Text(20),
  picture: ItemPicture,
  words: Text(120),
  terms: Type.Array(Text(120), { minItems: 1, maxItems: 6 }),
  points: PointsAmount,
  valueFen: Type.Integer({ minimum: 1, maximum: 1_000_000_00 }),
  /** A coupon that takes its value off a bill of at least so much; otherwise it is for a shop. */
  billMinFen: Type.Optional(Type.Integer({ minimum: 2, maximum: 1_000_000_00 })),
  stock: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  limitPerMember: Type.Integer({ minimum: 1, maximum: 1_000 }),
  validDays: Nullable(Type.Integer({ minimum: 1, maximum: 366 })),
  position: Type.Integer({ minimum: 0, maximum: 10_000 }),
});
export type ItemContent = Static<typeof ItemContent>;

/** Refuses with `invalid-input`, naming what is wrong. A coupon and goods have a last day; a top-up has none. */
export const checkItem = (item: ItemContent): void => {
  const [first] = Value.Errors(ItemContent, item);
  if (first) throw new Refusal('invalid-input', `${first.path} ${first.message}`);
  if ((item.kind === 'top-up') !== (item.validDays === null)) {
    throw new Refusal('invalid-input', '/validDays belongs to coupons and goods, and only to them');
  }
  if (item.billMinFen !== undefined && (item.kind !== 'coupon' || item.billMinFen <= item.valueFen)) {
    throw new Refusal('invalid-input', '/billMinFen belongs to coupons, and is more than they are worth');
  }
};
