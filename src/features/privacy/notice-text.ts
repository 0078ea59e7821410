import { brand } from '@micro-branch/contract/brand';

export interface NoticePart {
  title: string;
  paragraphs: readonly string[];
}

/** The privacy notice in force, in plain words. Changing what it says means a new `brand.privacyVersion`. */
export const PRIVACY_NOTICE: readonly NoticePart[] = [
  {
    title: '我们收集什么',
    paragraphs: [
      '打开小程序时：微信提供的用户标识，用来认出您是同一位客户。',
      '提交预约或申请时：您填写的姓名、手机号、网点和到访时间。',
      '用积分兑换话费时：您填写的手机号。',
      '绑定缴费户号时：您填写的户号等信息，以及缴费单位返回的账单。',
      '填写称呼时：您的姓名。',
      '打开别人分享的产品页时：打开的时间、来源渠道，机型和系统等粗略设备信息，以及截短后的网络地址。',
    ],
  },
  {
    title: '用来做什么',
    paragraphs: [
      `姓名和手机号只用于${brand.bankName}网点与您确认这次预约或申请；兑换话费的手机号只用于为它充值。户号只用于向缴费单位查询账单和缴费。称呼只用于向收到您分享的人显示姓氏。`,
      '打开记录只用于统计分享的浏览、访客和有效人数，以及识别刷量等异常。分享人只能看到脱敏后的姓名，看不到您的手机号。',
    ],
  },
  {
    title: '怎样保存',
    paragraphs: [
      '预约、申请和兑换中的姓名、手机号，以及缴费户号加密保存，页面上只显示脱敏后的内容；业务记录按监管要求的期限保存。',
      '设备信息和网络地址只保存不可还原的摘要：统计用的 30 分钟后删除，识别异常用的 30 天后删除。',
      '分享码里没有您的任何个人信息。',
    ],
  },
  {
    title: '您的权利',
    paragraphs: [
      '您可以拒绝，拒绝后仍可浏览全部产品和网点信息，只是不能提交预约和申请，不能绑定缴费户号，也不能兑换话费。',
      `您可以随时撤回同意，也可以在「我的 › 隐私与授权」注销账户。需要查询、更正或删除其他信息，请致电 ${brand.hotline}。`,
    ],
  },
];
