import { Type, type Static } from '@sinclair/typebox';
import { AmountTerms, BillerSummary, BillerView, FieldValues } from './billers';
import { PAYMENT_FEN_MAX } from './biller-content';
import { PointsCount } from './points';
import { Body, Day, EventId, FenAmount, Id, Instant, Nullable, told } from './shapes';

const Alias = Type.String({ pattern: '^\\S([^\\u0000-\\u001f]{0,10}\\S)?$', maxLength: 12, description: 'at most 12 characters' });
const AskedFen = Type.Integer({ minimum: 1, maximum: PAYMENT_FEN_MAX, description: 'whole fen, 100 to the yuan' });

export const FamilyMember = told("Somebody whose bills the member pays: a name for a group of accounts, the member's own words.", Type.Object({ id: Id, name: Type.String() }));
export type FamilyMember = Static<typeof FamilyMember>;
export const FamilyList = Type.Object({ family: Type.Array(FamilyMember) });
export type FamilyList = Static<typeof FamilyList>;
export const FamilyBody = Body({ key: EventId, name: Alias });
export const FamilyParams = Body({ familyId: Id });

export const Due = told('What an account owes, as its biller said last.', Type.Object({
  state: told('`unknown`: it was not asked yet, did not answer, or is not one that says what is owed.', Type.Union([Type.Literal('due'), Type.Literal('none'), Type.Literal('unknown')])),
  amountFen: Nullable(FenAmount),
  dueOn: Nullable(Day),
  checkedAt: Nullable(Instant),
}));
export type Due = Static<typeof Due>;

export const BillAccountView = Type.Object({
  id: Id,
  biller: BillerSummary,
  maskedNumber: told('The fields, masked as the biller wants them: `110****0001`.', Type.String()),
  holder: told('Whose account it is, masked, where the biller says so.', Nullable(Type.String())),
  alias: Nullable(Type.String()),
  family: Nullable(FamilyMember),
  due: Due,
  reminderDays: told('Days before the end of payment at which the member is reminded; null is never.', Nullable(Type.Integer())),
  monthlyLimitFen: told('Beyond it, in a Shanghai month, the member is warned; nothing is refused.', Nullable(FenAmount)),
  lastPaid: Nullable(Type.Object({ amountFen: FenAmount, paidAt: Instant })),
  hasMandate: Type.Boolean(),
  boundAt: Instant,
});
export type BillAccountView = Static<typeof BillAccountView>;
export const BillAccountList = Type.Object({ accounts: Type.Array(BillAccountView) });
export type BillAccountList = Static<typeof BillAccountList>;

export const BillAccountParams = Body({ accountId: Id });
export const BindAccountBody = told('Binding an account that is bound already gives it back as it is.', Body({
  key: EventId,
  billerId: Id,
  fields: FieldValues,
  alias: Nullable(Alias),
  familyId: Nullable(Id),
}));
export type BindAccountBody = Static<typeof BindAccountBody>;
export const UpdateAccountBody = Body({
  alias: Nullable(Alias),
  familyId: Nullable(Id),
  reminderDays: Nullable(Type.Union([Type.Literal(1), Type.Literal(3), Type.Literal(7)])),
  monthlyLimitFen: Nullable(Type.Integer({ minimum: 1_00, maximum: 1_000_000_00, description: 'whole fen, 100 to the yuan' })),
});
export type UpdateAccountBody = Static<typeof UpdateAccountBody>;

export const BillCodeBody = told('What a code on a paper bill says: `MBBILL1:<biller key>:<field>=<value>;…`, percent-encoded.', Body({ text: Type.String({ minLength: 1, maxLength: 512 }) }));
export const BillCodeAnswer = Type.Object({ biller: BillerView, fields: FieldValues });
export type BillCodeAnswer = Static<typeof BillCodeAnswer>;

export const LookUpBody = told('`amountFen` is what the member says: an amount, a denomination, or a part of what is owed; null is all that is owed.', Body({
  accountId: Id,
  amountFen: Nullable(AskedFen),
}));
export type LookUpBody = Static<typeof LookUpBody>;

export const PointsOffer = told('Points as cash: at most `pointsMax`, in whole steps, each of which takes `stepFenOff` off.', Type.Object({
  pointsMax: PointsCount,
  step: PointsCount,
  stepFenOff: FenAmount,
  rulesVersion: Type.Integer(),
}));
export type PointsOffer = Static<typeof PointsOffer>;

export const CouponOffer = told('A coupon of the member that fits this bill; `id` is its order in the mall.', Type.Object({ id: Id, title: Type.String(), fenOff: FenAmount, validUntil: Day }));
export type CouponOffer = Static<typeof CouponOffer>;

export const BillView = told('What is to be paid, fixed by the service until `expiresAt`: a payment names it and says no amount of its own.', Type.Object({
  id: Id,
  accountId: Id,
  biller: BillerSummary,
  maskedNumber: Type.String(),
  holder: Nullable(Type.String()),
  period: told('What it is for, in the words of the biller: `2026年10月`.', Nullable(Type.String())),
  dueOn: Nullable(Day),
  items: told('What it is made of, where the biller says so.', Type.Array(Type.Object({ label: Type.String(), amountFen: told('Whole fen; negative takes off.', Type.Integer()) }))),
  owedFen: told('All that is owed; what the member said where nothing is owed.', FenAmount),
  amountFen: told('What is paid of it.', FenAmount),
  part: told('The parts that may be paid; null where it is all or nothing.', Nullable(AmountTerms)),
  feeFen: FenAmount,
  totalFen: told('`amountFen` and `feeFen`, before points and coupon.', FenAmount),
  points: PointsOffer,
  coupons: Type.Array(CouponOffer),
  unusual: told('The amount is far from what this account usually pays, which is the median of the last six; null when it is not.', Nullable(Type.Object({ usualFen: FenAmount }))),
  limit: told('With this bill the month would pass the limit of the account.', Nullable(Type.Object({ limitFen: FenAmount, paidFen: FenAmount }))),
  expiresAt: Instant,
}));
export type BillView = Static<typeof BillView>;

export const DueList = told('What is due by what is known, the nearest end of payment first.', Type.Object({
  dues: Type.Array(Type.Object({ account: BillAccountView, amountFen: FenAmount, dueOn: Nullable(Day), daysLeft: told('Negative when it is over.', Nullable(Type.Integer())) })),
  totalFen: FenAmount,
}));
export type DueList = Static<typeof DueList>;
