import { brand } from '@micro-branch/contract/brand';
import type { NoticePart } from './notice-text';

/** What the member has to type before the account is closed: something that nobody taps by mistake. */
export const ERASE_WORD = '注销';

export const ERASE_SCOPE = `只注销${brand.appName}的账户，立即生效，不能恢复。你在${brand.bankName}的银行卡、存款和贷款不受影响。`;

/** What the service does and does not do when an account is closed (docs/referrals.md, Erasure), in the words of the member. */
export const ERASURE: readonly NoticePart[] = [
  {
    title: '立即清除',
    paragraphs: [
      '称呼、所选网点和微信用户标识。之后无法再认出你，再次登录会成为一位新客户。正在办理的积分互换会留着标识，直到办完。',
      '绑定的缴费户号、家人和提醒。自动缴费立即停止。',
      '所有设备上的登录状态，以及本机保存的内容。',
      '从分享打开产品页时留下的设备和网络摘要，在几分钟内清除。',
    ],
  },
  {
    title: '仍会保留',
    paragraphs: [
      '你发出的分享：仍可打开，它们带来的浏览、访客和有效人数也保留，因为他人的统计依赖它们。你的姓名处只显示「已注销用户」。',
      '积分记账、缴费、礼品兑换、预约与申请、隐私授权的记录。按法律法规规定的期限保存，其中的姓名和手机号加密保存。',
    ],
  },
  {
    title: '注销前请留意',
    paragraphs: [
      '余下的积分不能再使用，也不能转移。',
      '未领取的礼品和未使用的券不能再出示，请先领取、使用或退回。',
      '已提交的预约、申请、积分互换和已付款的缴费照常办理，不会随之取消。不再需要的，请先取消。',
    ],
  },
];
