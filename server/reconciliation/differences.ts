import type { Id } from '../ids';

interface Words {
  /** What is different, as it stands in the report. */
  what: string;
  /** What is proposed to be done about it. */
  action: string;
}

const ASKED_AGAIN = '系统已自动再次查询，结果会在下次对账体现；仍不一致时请人工核实。';

/** Every way in which a day can differ. The report is for the bank's back office, so it speaks Chinese. */
export const DIFFERENCES = {
  'money-unknown': { what: '对方有收款，我方没有这笔缴费', action: '核对对方订单来源；确认不属于我方后，请对方退回。' },
  'money-unnoted': { what: '对方已收款，我方缴费尚未记为已付', action: ASKED_AGAIN },
  'money-missing': { what: '我方记为已收款，对方账单没有', action: '到对方商户平台查询该订单；确认未收款时，暂停向缴费机构结算并上报。' },
  'money-amount': { what: '收款金额不一致', action: '以对方账单为准核实实收金额，差额退回或追收。' },
  'money-other-day': { what: '对方记在这一天，我方记在另一天', action: '核对另一天的账单，确认只收了一次；无需退款。' },
  'row-refused': { what: '批量代扣记为失败，银行已扣款', action: '与银行核实该笔扣款；确认已扣的，由人工退回付款账户。' },
  'refund-unknown': { what: '对方有退款，我方没有这笔缴费', action: '核对退款由谁发起；不属于我方的请对方更正。' },
  'refund-unnoted': { what: '对方已退款，我方仍在退款中', action: ASKED_AGAIN },
  'refund-unwanted': { what: '对方已退款，我方没有要求退款', action: '立即核实退款由谁发起；缴费机构已入账的，向客户或机构追回。' },
  'refund-missing': { what: '我方记为已退款，对方账单没有', action: '到对方商户平台查询退款单；确认未退时，人工退款给客户。' },
  'refund-amount': { what: '退款金额不一致', action: '核实实退金额，差额补退或追回。' },
  'refund-other-day': { what: '对方的退款记在这一天，我方记在另一天', action: '核对另一天的账单，确认只退了一次。' },
  'biller-unknown': { what: '缴费机构有入账，我方没有这笔缴费', action: '请缴费机构核对入账来源并冲正。' },
  'biller-unnoted': { what: '缴费机构已入账，我方尚未收到结果', action: ASKED_AGAIN },
  'biller-after-refund': { what: '缴费机构已入账，我方没有为它收款或已退款', action: '请缴费机构冲正；机构不能冲正的，向客户追收。' },
  'biller-missing': { what: '我方记为缴费成功，缴费机构没有入账', action: '以同一缴费编号请缴费机构补入账；不能补的，退款给客户。' },
  'biller-amount': { what: '缴费机构入账金额不一致', action: '与缴费机构核实入账金额，按我方金额更正。' },
  'biller-other': { what: '入账的缴费机构不是应缴的机构', action: '请该机构冲正，再向应缴的机构补入账。' },
  'biller-other-day': { what: '缴费机构记在这一天，我方记在另一天', action: '核对另一天的账单，确认只入账一次。' },
  'line-twice': { what: '对方账单中同一笔出现多次', action: '请对方核实是否重复记账；重复收款的，退回多收部分。' },
  oddity: { what: '收到过与我方订单对不上的支付通知', action: '与微信支付核对通知来源；有款项的，请对方处理。' },
  'ledger-differs': { what: '账簿分录与缴费记录不一致', action: '运行 npm run ledger -- verify 找出第一处不一致，由技术人员处理；不要手工改账。' },
  'refund-stuck': { what: '退款超过一天没有完成', action: '查看退款被拒的原因（例如商户账户余额不足），处理后系统会继续退款。' },
  'payment-stuck': { what: '缴费超过一天没有结果', action: '联系支付方或缴费机构查询；得到结果前不要退款。' },
} as const satisfies Record<string, Words>;

export type DifferenceKind = keyof typeof DIFFERENCES;

/** What is compared with what. */
export const LEGS = {
  'wechat-collected': '微信支付收款',
  'wechat-refunded': '微信支付退款',
  'bank-collected': '银行代扣收款',
  'bank-refunded': '银行代扣退款',
  billers: '缴费机构入账',
  ledger: '账簿',
  'ledger-batches': '账簿（批量代扣）',
  open: '未完结',
  oddities: '不属于我方的通知',
} as const;

export type LegName = keyof typeof LEGS;

export interface Leg {
  leg: LegName;
  oursCount: number;
  oursFen: number;
  theirsCount: number;
  theirsFen: number;
  matchedCount: number;
  /** All of them, kept or not. */
  differencesCount: number;
}

export interface Difference {
  leg: LegName;
  kind: DifferenceKind;
  paymentId: Id | null;
  /** What theirs is called where it is no number of ours. */
  reference: string | null;
  oursFen: number | null;
  theirsFen: number | null;
  ourState: string | null;
  detail: string | null;
}

/** A leg that is wrong throughout (the statement of another merchant) is told by its count; so many of it are kept to look at. */
export const DIFFERENCES_KEPT_MAX = 10_000;
