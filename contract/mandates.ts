import { Type, type Static } from '@sinclair/typebox';
import { BillerSummary } from './billers';
import { Body, Day, EventId, FenAmount, Id, Instant, Nullable, told } from './shapes';

export const MandateState = Type.Union([Type.Literal('active'), Type.Literal('paused'), Type.Literal('stopped')]);
export type MandateState = Static<typeof MandateState>;



export const DebitState = told(
  '`announced`: the member was told, and it is debited on its day; `paying`: under way; `done`; `failed`: not debited, the reason says why; `skipped`: above the cap, paused, stopped, or paid elsewhere.',
  Type.Union([Type.Literal('announced'), Type.Literal('paying'), Type.Literal('done'), Type.Literal('failed'), Type.Literal('skipped')]),
);
export const DebitView = Type.Object({
  debitOn: Day,
  amountFen: told('What is debited, with the fee.', FenAmount),
  state: DebitState,
  reason: Nullable(Type.Union([Type.Literal('above-cap'), Type.Literal('account-short'), Type.Literal('debit-refused'), Type.Literal('biller-refused'), Type.Literal('paid-elsewhere'), Type.Literal('not-active')])),
  paymentId: Nullable(Id),
});
export type DebitView = Static<typeof DebitView>;

export const MandateView = Type.Object({
  id: Id,
  accountId: Id,
  biller: BillerSummary,
  maskedNumber: Type.String(),
  alias: Nullable(Type.String()),
  capFen: told('No single debit is above it.', FenAmount),
  state: MandateState,
  next: told('What is announced and not debited yet.', Nullable(DebitView)),
  last: told('What was tried last.', Nullable(DebitView)),
  startedAt: Instant,
});
export type MandateView = Static<typeof MandateView>;
export const MandateList = Type.Object({ mandates: Type.Array(MandateView), agreementVersion: Type.String() });
export type MandateList = Static<typeof MandateList>;

export const MandateParams = Body({ mandateId: Id });
export const StartMandateBody = told('One account has one mandate. The version is that of the agreement the page showed.', Body({
  key: EventId,
  accountId: Id,
  capFen: Type.Integer({ minimum: 1_00, maximum: 50_000_00, description: 'whole fen, 100 to the yuan' }),
  agreementVersion: Type.String({ maxLength: 20 }),
}));
export type StartMandateBody = Static<typeof StartMandateBody>;
export const SwitchMandateBody = Body({ isPaused: Type.Boolean() });
