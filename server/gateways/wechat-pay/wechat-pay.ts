import type { WechatPay } from '../../payments/wechat-pay';

export const connectWechatPay = (): WechatPay => ({}) as WechatPay;
