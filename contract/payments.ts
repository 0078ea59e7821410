import { Type, type Static } from '@sinclair/typebox';
import { BillerCategory, BillerIcon } from './billers';
import { Month, PointsCount } from './points';
import { Body, Day, EventId, FenAmount, Id, Instant, Nullable, told } from './shapes';

export const PaymentState = told(
  '`unpaid`: waiting for the money; `paid`: the money came, the biller has not said; `done`: the biller has it; `refunding`: the money goes back; `refunded`: it is back; ' +
    '`closed`: it never came.',
  Type.Union([
    Type.Literal('unpaid'),
    Type.Literal('paid'),
    Type.Literal('done'),
    Type.Literal('refunding'),
    Type.Literal('refunded'),
    Type.Literal('closed'),
  ]),
);
export type PaymentState = Static<typeof PaymentState>;

export const PaymentReason = told('Why it ended otherwise than done.', Type.Union([
  Type.Literal('by-member'),
  Type.Literal('too-late'),
  Type.Literal('late-money'),
  Type.Literal('wrong-amount'),
  Type.Literal('biller-refused'),
  Type.Literal('paid-elsewhere'),
  Type.Literal('account-short'),
  Type.Literal('debit-refused'),
]));
export type PaymentReason = Static<typeof PaymentReason>;

export const PaymentView = Type.Object({
  id: told('The number of the payment everywhere: here, at WeChat Pay, at the biller, in every statement.', Id),
  state: PaymentState,
  reason: Nullable(PaymentReason),
  method: Type.Union([Type.Literal('wechat'), Type.Literal('debit')]),
  accountId: Id,
  billerName: Type.String(),
  category: BillerCategory,
  icon: BillerIcon,
  maskedNumber: Type.String(),
  period: Nullable(Type.String()),
  amountFen: told('What goes to the biller.', FenAmount),
  feeFen: FenAmount,
  points: PointsCount,
  pointsFen: told('What points took off.', FenAmount),
  couponFen: FenAmount,
  payFen: told('The money: amountFen + feeFen − pointsFen − couponFen.', FenAmount),
  pointsEarned: told('Null until they are given.', Nullable(PointsCount)),
  startedAt: Instant,
  expiresAt: told('Unpaid until then, it is closed.', Instant),
  paidAt: Nullable(Instant),
  endedAt: told('When it was done, closed or refunded.', Nullable(Instant)),
});
export type PaymentView = Static<typeof PaymentView>;

export const StartPaymentBody = told(
  'The key is made when the page opens. `payFenSeen` is what the page showed: it never sets the amount, it only refuses when that is another. `rulesVersion` is that of the ' +
    "bill's offer of points.",
  Body({
    key: EventId,
    billId: Id,
    points: Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: 'whole points' }),
    rulesVersion: Type.Integer({ minimum: 1 }),
    couponId: Nullable(Id),
    payFenSeen: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  }),
);
export type StartPaymentBody = Static<typeof StartPaymentBody>;

export const PayParams = told('What `wx.requestPayment` takes, signed.', Type.Object({
  timeStamp: Type.String(),
  nonceStr: Type.String(),
  package: Type.String(),
  signType: Type.Literal('RSA'),
  paySign: Type.String(),
}));
export type PayParams = Static<typeof PayParams>;

export const PaymentStarted = Type.Object({ payment: PaymentView, pay: told('Null when there is nothing left to pay for it.', Nullable(PayParams)) });
export type PaymentStarted = Static<typeof PaymentStarted>;

export const PaymentParams = Body({ paymentId: Id });
export const PaymentQuery = Body({
  month: Type.Optional(Month),
  category: Type.Optional(BillerCategory),
  accountId: Type.Optional(Id),
  cursor: Type.Optional(Id),
});
export const PaymentFileQuery = Body({ month: Type.Optional(Month), category: Type.Optional(BillerCategory) });
export const PaymentPage = told('Newest first, at most 20.', Type.Object({ payments: Type.Array(PaymentView), nextCursor: Nullable(Id) }));
export type PaymentPage = Static<typeof PaymentPage>;

export const PaymentMonths = told('The last twelve months, the oldest first, those without a payment too. Money of payments that are done.', Type.Object({
  months: Type.Array(Type.Object({
    month: Month,
    payFen: FenAmount,
    payments: Type.Integer(),
    categories: Type.Array(Type.Object({ category: BillerCategory, payFen: FenAmount })),
  })),
}));
export type PaymentMonths = Static<typeof PaymentMonths>;

export const Receipt = told('What a member shows who is asked whether it was paid.', Type.Object({
  number: told('Year, then the number of the payment, then two check digits (ISO 7064 MOD 97-10).', Type.String()),
  payment: PaymentView,
  paidOn: Day,
  billerNumber: told("The biller's own number of it.", Type.String()),
  amountInWords: told('In the characters of a cheque: 壹佰贰拾捌元陆角整.', Type.String()),
  bankName: Type.String(),
  sealWords: Type.String(),
}));
export type Receipt = Static<typeof Receipt>;
