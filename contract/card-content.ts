import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { RiskLevel, type CardClass } from './cards';
import { Body, Day, FenAmount, told } from './shapes';

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Paragraphs = Type.Array(Text(500), { minItems: 1, maxItems: 20 });
const Rate = Type.Integer({ minimum: 0, maximum: 10_000, description: 'basis points' });

const common = {
  title: Text(30),
  issuer: Text(40),
  sections: told(
    'What it is and for whom, in plain words.',
    Type.Array(Body({ title: Text(20), paragraphs: Paragraphs }), { minItems: 1, maxItems: 6 }),
  ),
  documents: Type.Array(Body({ title: Text(40), paragraphs: Paragraphs }), { minItems: 1, maxItems: 6 }),
};

const PastPerformance = told('A past figure may only stand with the dates it covers.', Body({ rate: Rate, fromOn: Day, toOn: Day }));

const WealthContent = told('理财: 理财公司理财产品销售管理暂行办法. The registration code is what the public register lists.', Body({
  class: Type.Literal('wealth'),
  ...common,
  registrationCode: Type.String({ pattern: '^[CZ][0-9]{13}$' }),
  riskLevel: RiskLevel,
  benchmark: Text(60),
  termDays: Type.Integer({ minimum: 0, maximum: 3650 }),
  minimumFen: FenAmount,
  redemption: Text(60),
  fees: Text(120),
  pastPerformance: Type.Optional(PastPerformance),
}));

const DepositContent = told('存款: yearly rate, term and minimum; covered by deposit insurance (存款保险条例).', Body({
  class: Type.Literal('deposit'),
  ...common,
  annualRate: Rate,
  termDays: Type.Integer({ minimum: 1, maximum: 3650 }),
  minimumFen: FenAmount,
  interestRule: Text(60),
  earlyWithdrawal: Text(80),
}));

const LoanContent = told('贷款: the yearly simple rate is shown first (PBOC notice 2021 No. 3).', Body({
  class: Type.Literal('loan'),
  ...common,
  annualRateFrom: Rate,
  annualRateTo: Rate,
  maximumFen: FenAmount,
  termMonthsMax: Type.Integer({ minimum: 1, maximum: 480 }),
  repayment: Text(60),
  eligibility: Text(80),
}));

const CreditCardContent = told("信用卡: annual fee, revolving rate as a year's rate, interest-free days.", Body({
  class: Type.Literal('credit-card'),
  ...common,
  annualFee: told('A few characters, shown large: `首年免年费`.', Text(12)),
  annualFeeRule: Text(60),
  revolvingAnnualRate: Rate,
  interestFreeDaysMax: Type.Integer({ minimum: 0, maximum: 60 }),
  benefit: Text(60),
  eligibility: Text(80),
}));

const FundContent = told('基金: manager, custodian, code, risk level, fees; the bank only sells it.', Body({
  class: Type.Literal('fund'),
  ...common,
  fundCode: Type.String({ pattern: '^[0-9]{6}$' }),
  kind: Text(20),
  custodian: Text(40),
  riskLevel: RiskLevel,
  minimumFen: FenAmount,
  fees: Text(120),
  pastPerformance: Type.Optional(PastPerformance),
}));

const InsuranceContent = told('保险: the underwriter is named and the bank says that it is an agent.', Body({
  class: Type.Literal('insurance'),
  ...common,
  kind: Text(20),
  coverage: Text(80),
  premium: Text(60),
  term: Text(40),
  coolingOffDays: Type.Integer({ minimum: 10, maximum: 60 }),
  exclusions: Text(120),
}));

/** What a marketer writes and compliance approves: the mandatory facts of one class, nothing else. */
export const contentSchemas = {
  wealth: WealthContent,
  deposit: DepositContent,
  loan: LoanContent,
  'credit-card': CreditCardContent,
  fund: FundContent,
  insurance: InsuranceContent,
} satisfies Record<CardClass, TSchema>;

export type CardContent = { [C in CardClass]: Static<(typeof contentSchemas)[C]> }[CardClass];
export type ContentOf<C extends CardClass> = Extract<CardContent, { class: C }>;
