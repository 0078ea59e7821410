import { Type, type Static } from '@sinclair/typebox';
import { RiskLevel } from './cards';

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Paragraphs = Type.Array(Text(500), { minItems: 1, maxItems: 20 });
const FenAmount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Rate = Type.Integer({ minimum: 0, maximum: 10_000, description: 'basis points' });
const strict = { additionalProperties: false };

const common = {
  title: Text(30),
  /** What it is and for whom, in plain words. */
  sections: Type.Array(Type.Object({ title: Text(20), paragraphs: Paragraphs }, strict), { minItems: 1, maxItems: 6 }),
  documents: Type.Array(Type.Object({ title: Text(40), paragraphs: Paragraphs }, strict), { minItems: 1, maxItems: 6 }),
};

/** A past figure may only stand with the dates it covers. */
const PastPerformance = Type.Object({ rate: Rate, fromOn: Type.String({ format: 'date' }), toOn: Type.String({ format: 'date' }) }, strict);

/** 理财: 理财公司理财产品销售管理暂行办法. The registration code is what the public register lists. */
export const WealthContent = Type.Object(
  {
    class: Type.Literal('wealth'),
    ...common,
    issuer: Text(40),
    registrationCode: Type.String({ pattern: '^[CZ][0-9]{13}$' }),
    riskLevel: RiskLevel,
    benchmark: Text(60),
    termDays: Type.Integer({ minimum: 0, maximum: 3650 }),
    minimumFen: FenAmount,
    redemption: Text(60),
    fees: Text(120),
    pastPerformance: Type.Optional(PastPerformance),
  },
  strict,
);

/** 存款: yearly rate, term and minimum; covered by deposit insurance (存款保险条例). */
export const DepositContent = Type.Object(
  {
    class: Type.Literal('deposit'),
    ...common,
    issuer: Text(40),
    annualRate: Rate,
    termDays: Type.Integer({ minimum: 1, maximum: 3650 }),
    minimumFen: FenAmount,
    interestRule: Text(60),
    earlyWithdrawal: Text(80),
  },
  strict,
);

/** 贷款: the yearly simple rate is shown first (PBOC notice 2021 No. 3). */
export const LoanContent = Type.Object(
  {
    class: Type.Literal('loan'),
    ...common,
    issuer: Text(40),
    annualRateFrom: Rate,
    annualRateTo: Rate,
    maximumFen: FenAmount,
    termMonthsMax: Type.Integer({ minimum: 1, maximum: 480 }),
    repayment: Text(60),
    eligibility: Text(80),
  },
  strict,
);

/** 信用卡: annual fee, revolving rate as a year's rate, interest-free days. */
export const CreditCardContent = Type.Object(
  {
    class: Type.Literal('credit-card'),
    ...common,
    issuer: Text(40),
    /** A few characters, shown large: `首年免年费`. */
    annualFee: Text(12),
    annualFeeRule: Text(60),
    revolvingAnnualRate: Rate,
    interestFreeDaysMax: Type.Integer({ minimum: 0, maximum: 60 }),
    benefit: Text(60),
    eligibility: Text(80),
  },
  strict,
);

/** 基金: manager, custodian, code, risk level, fees; the bank only sells it. */
export const FundContent = Type.Object(
  {
    class: Type.Literal('fund'),
    ...common,
    issuer: Text(40),
    fundCode: Type.String({ pattern: '^[0-9]{6}$' }),
    kind: Text(20),
    custodian: Text(40),
    riskLevel: RiskLevel,
    minimumFen: FenAmount,
    fees: Text(120),
    pastPerformance: Type.Optional(PastPerformance),
  },
  strict,
);

/** 保险: the underwriter is named and the bank says that it is an agent. */
export const InsuranceContent = Type.Object(
  {
    class: Type.Literal('insurance'),
    ...common,
    issuer: Text(40),
    kind: Text(20),
    coverage: Text(80),
    premium: Text(60),
    term: Text(40),
    coolingOffDays: Type.Integer({ minimum: 10, maximum: 60 }),
    exclusions: Text(120),
  },
  strict,
);

/** What a marketer writes and compliance approves: the mandatory facts of one class, nothing else. */
export const CardContent = Type.Union([
  WealthContent,
  DepositContent,
  LoanContent,
  CreditCardContent,
  FundContent,
  InsuranceContent,
]);
export type CardContent = Static<typeof CardContent>;
export type ContentOf<C extends CardContent['class']> = Extract<CardContent, { class: C }>;
