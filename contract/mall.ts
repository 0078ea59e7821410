import { Type, type Static } from '@sinclair/typebox';
import { PointsAmount } from './points';
import { Body, Day, EventId, FenAmount, Id, Instant, Nullable, told } from './shapes';

export const ItemKind = told(
  '优惠券 with a code, 实物 collected at a branch, 话费 charged to a phone.',
  Type.Union([Type.Literal('coupon'), Type.Literal('goods'), Type.Literal('top-up')]),
);
export type ItemKind = Static<typeof ItemKind>;

export const ItemPicture = told('Which drawing stands for an item: ours are drawn, not photographed.', Type.Union([
  Type.Literal('coffee'),
  Type.Literal('film'),
  Type.Literal('market'),
  Type.Literal('bus'),
  Type.Literal('tea'),
  Type.Literal('umbrella'),
  Type.Literal('book'),
  Type.Literal('rice'),
  Type.Literal('phone'),
]));
export type ItemPicture = Static<typeof ItemPicture>;

export const ItemSummary = Type.Object({
  id: Id,
  kind: ItemKind,
  title: Type.String(),
  picture: ItemPicture,
  points: PointsAmount,
  valueFen: told('What it is worth, as printed on it: whole fen, 100 to the yuan.', FenAmount),
  isSoldOut: Type.Boolean(),
});
export type ItemSummary = Static<typeof ItemSummary>;

export const ItemList = Type.Object({ items: Type.Array(ItemSummary) });
export type ItemList = Static<typeof ItemList>;

export const ItemParams = Body({ itemId: Id });
export const ItemView = Type.Intersect([
  ItemSummary,
  Type.Object({
    words: Type.String(),
    terms: told('How it is used, collected or charged, a paragraph each.', Type.Array(Type.String())),
    stock: Type.Integer(),
    limitPerMember: Type.Integer(),
    leftForMember: told('How many more this member may have; null for a visitor who is not signed in.', Nullable(Type.Integer())),
    validDays: told('Days a coupon can be used, or days until goods must be collected.', Nullable(Type.Integer())),
  }),
]);
export type ItemView = Static<typeof ItemView>;

export const PlaceOrderBody = told(
  '`pointsSeen` is what the page showed: it never sets the price, it only refuses when the price has changed since. Goods need a branch, a ' +
    'top-up needs a phone; neither may be said for the others.',
  Body({
    key: EventId,
    itemId: Id,
    pointsSeen: PointsAmount,
    branchId: Type.Optional(Id),
    phone: Type.Optional(Type.String({ pattern: '^1[3-9][0-9]{9}$', description: 'mainland mobile number' })),
  }),
);
export type PlaceOrderBody = Static<typeof PlaceOrderBody>;

export const OrderState = Type.Union([
  Type.Literal('reserved'),
  Type.Literal('fulfilled'),
  Type.Literal('cancelled'),
  Type.Literal('refunded'),
]);
export type OrderState = Static<typeof OrderState>;

export const OrderReason = told('Why an order ended without its item.', Type.Union([
  Type.Literal('by-member'),
  Type.Literal('not-collected'),
  Type.Literal('top-up-refused'),
  Type.Literal('returned'),
]));
export type OrderReason = Static<typeof OrderReason>;

export const OrderView = Type.Object({
  id: Id,
  state: OrderState,
  reason: Nullable(OrderReason),
  kind: ItemKind,
  itemId: Id,
  title: Type.String(),
  picture: ItemPicture,
  points: PointsAmount,
  placedAt: Instant,
  endedAt: Nullable(Instant),
  code: told('The code of a coupon once it was looked at, or the code shown when goods are collected.', Nullable(Type.String())),
  validUntil: told('The last day the coupon can be used, or the goods collected.', Nullable(Day)),
  branchName: Nullable(Type.String()),
  maskedPhone: Nullable(Type.String()),
  canCancel: told('A reserved order of goods.', Type.Boolean()),
  canReveal: told('A coupon that can be used and whose code was not looked at.', Type.Boolean()),
  canReturn: told('Such a coupon, within seven days.', Type.Boolean()),
});
export type OrderView = Static<typeof OrderView>;

export const OrderParams = Body({ orderId: Id });
export const OrderQuery = Body({ cursor: Type.Optional(Id) });
export const OrderPage = Type.Object({ orders: Type.Array(OrderView), nextCursor: Nullable(Id) });
export type OrderPage = Static<typeof OrderPage>;

/** The code a member shows at the counter: 8 characters without those that look alike. */
export const COLLECTION_CODE = '^[2-9A-HJ-NP-Z]{8}$';
export const CollectionCode = Type.String({ pattern: COLLECTION_CODE });
export const CollectionParams = Body({ code: CollectionCode });
export const CollectBody = Body({ code: CollectionCode });

export const CollectionView = told(
  'What a member of staff sees before and after handing goods over: never more of the member than a masked name.',
  Type.Object({
    orderId: Id,
    title: Type.String(),
    picture: ItemPicture,
    maskedName: Type.String(),
    placedAt: Instant,
    validUntil: Day,
    collectedAt: Nullable(Instant),
  }),
);
export type CollectionView = Static<typeof CollectionView>;
