import type { CardContent, ContentOf } from '@micro-branch/contract/card-content';
import type { CardClass } from '@micro-branch/contract/cards';
import { basisPoints, fen, formatRate, formatYuan } from '@micro-branch/contract/units';

interface Fact {
  label: string;
  value: string;
}

interface ClassFigures<C extends CardClass> {
  keyFigure: (content: ContentOf<C>) => Fact & { note: string };
  facts: (content: ContentOf<C>) => Fact[];
}

const rate = (value: number): string => formatRate(basisPoints(value));
const yuan = (value: number): string => formatYuan(fen(value));

/** `活期`, `90 天`, `1 年`: whole years of 365 days are said as years. */
export const describeTerm = (days: number): string => {
  if (days === 0) return '活期';
  return days % 365 === 0 ? `${days / 365} 年` : `${days} 天`;
};

const figures: { [C in CardClass]: ClassFigures<C> } = {
  wealth: {
    keyFigure: (c) => ({ label: '业绩比较基准', value: c.benchmark, note: '业绩比较基准不构成收益承诺' }),
    facts: (c) => [
      { label: '期限', value: describeTerm(c.termDays) },
      { label: '起购金额', value: yuan(c.minimumFen) },
      { label: '赎回', value: c.redemption },
      { label: '费用', value: c.fees },
      { label: '登记编码', value: c.registrationCode },
    ],
  },
  deposit: {
    keyFigure: (c) => ({ label: '年利率', value: rate(c.annualRate), note: c.interestRule }),
    facts: (c) => [
      { label: '存期', value: describeTerm(c.termDays) },
      { label: '起存金额', value: yuan(c.minimumFen) },
      { label: '提前支取', value: c.earlyWithdrawal },
    ],
  },
  loan: {
    keyFigure: (c) => ({
      label: '年化利率（单利）',
      value: c.annualRateFrom === c.annualRateTo ? rate(c.annualRateTo) : `${rate(c.annualRateFrom)} – ${rate(c.annualRateTo)}`,
      note: '实际利率以审批结果为准',
    }),
    facts: (c) => [
      { label: '额度上限', value: yuan(c.maximumFen) },
      { label: '期限上限', value: `${c.termMonthsMax} 个月` },
      { label: '还款方式', value: c.repayment },
      { label: '申请条件', value: c.eligibility },
    ],
  },
  'credit-card': {
    keyFigure: (c) => ({ label: '年费', value: c.annualFee, note: `透支年化利率（单利）${rate(c.revolvingAnnualRate)}` }),
    facts: (c) => [
      { label: '年费规则', value: c.annualFeeRule },
      { label: '透支利率', value: `年化 ${rate(c.revolvingAnnualRate)}（单利）` },
      { label: '免息期', value: `最长 ${c.interestFreeDaysMax} 天` },
      { label: '权益', value: c.benefit },
      { label: '申请条件', value: c.eligibility },
    ],
  },
  fund: {
    keyFigure: (c) => ({ label: '起购金额', value: yuan(c.minimumFen), note: '基金过往业绩不预示其未来表现' }),
    facts: (c) => [
      { label: '类型', value: c.kind },
      { label: '基金代码', value: c.fundCode },
      { label: '托管人', value: c.custodian },
      { label: '费用', value: c.fees },
    ],
  },
  insurance: {
    keyFigure: (c) => ({ label: '险种', value: c.kind, note: `由${c.issuer}承保，本行为代理销售机构` }),
    facts: (c) => [
      { label: '保障', value: c.coverage },
      { label: '保费', value: c.premium },
      { label: '保障期间', value: c.term },
      { label: '犹豫期', value: `${c.coolingOffDays} 天` },
      { label: '责任免除', value: c.exclusions },
    ],
  },
};

/** The class's table for a content of that class; the one place where the two types are tied by hand. */
const figuresOf = <C extends CardClass>(content: ContentOf<C>): ClassFigures<C> =>
  figures[content.class];

export const keyFigureOf = (content: CardContent): Fact & { note: string } => figuresOf(content).keyFigure(content);

export const factsOf = (content: CardContent): Fact[] => figuresOf(content).facts(content);
