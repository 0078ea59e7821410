import type { CardAction, CardClass, RiskLevel } from '@micro-branch/contract/cards';

interface ClassRule {
  name: string;
  /** Shown in lists, above the fold of the page, and inside every picture of a card of this class. */
  riskStatement: string;
  /** Wealth, funds and insurance are sold by a person after an assessment, never by a page. */
  action: CardAction;
}

export const classRules = {
  deposit: {
    name: '存款',
    riskStatement: '存款受《存款保险条例》保护，同一存款人本息合计 50 万元以内全额偿付',
    action: 'application',
  },
  wealth: { name: '理财', riskStatement: '理财非存款、产品有风险、投资须谨慎', action: 'appointment' },
  fund: { name: '基金', riskStatement: '基金有风险，投资需谨慎', action: 'appointment' },
  insurance: { name: '保险', riskStatement: '保险产品由保险公司承保，本行为代理销售机构', action: 'appointment' },
  loan: { name: '贷款', riskStatement: '贷款有风险，请合理借贷', action: 'application' },
  'credit-card': { name: '信用卡', riskStatement: '透支有成本，请理性消费、按时还款', action: 'application' },
} satisfies Record<CardClass, ClassRule>;

/** The order of the sections of the products page. It says nothing about return. */
export const CLASS_ORDER = Object.keys(classRules) as CardClass[];

export const riskTexts = {
  R1: 'R1 低风险',
  R2: 'R2 中低风险',
  R3: 'R3 中风险',
  R4: 'R4 中高风险',
  R5: 'R5 高风险',
} satisfies Record<RiskLevel, string>;
