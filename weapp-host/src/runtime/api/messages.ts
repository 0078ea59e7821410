import { ApiFailure, type Runtime } from '../runtime';
import { asyncCalls } from './call-form';
import { textOf, textsOf } from './parameters';
import { noteTap, requireTap } from './taps';

/** https://developers.weixin.qq.com/miniprogram/dev/api/open-api/subscribe-message/wx.requestSubscribeMessage.html */
const TEMPLATES_MAX = 3;
const ERROR = { noTemplate: 10001, tooMany: 20003, noTap: 10005 };

const ORDER_FIELDS = ['timeStamp', 'nonceStr', 'package', 'paySign'] as const;

const subscribe = async (runtime: Runtime, templateIds: string[]): Promise<Record<string, 'accept' | 'reject'>> => {
  if (templateIds.length === 0) throw new ApiFailure("TmplIds can't be empty", undefined, { errCode: ERROR.noTemplate });
  if (templateIds.length > TEMPLATES_MAX) throw new ApiFailure('Templates count out of max bounds', undefined, { errCode: ERROR.tooMany });
  requireTap(runtime, { errCode: ERROR.noTap });
  const isAccepted = await runtime.shell.authorize({ title: '发送以下消息', items: templateIds });
  return Object.fromEntries(templateIds.map((id) => [id, isAccepted ? 'accept' : 'reject']));
};

export const messageCalls = (runtime: Runtime) =>
  asyncCalls(runtime, {
    requestSubscribeMessage: (options) => subscribe(runtime, textsOf(options, 'tmplIds')),
    requestPayment: async (options) => {
      const order = { ...Object.fromEntries(ORDER_FIELDS.map((name) => [name, textOf(options, name)])), signType: textOf(options, 'signType', 'MD5') };
      const decision = await runtime.shell.cashier(order);
      const { errMsg } = await runtime.callHost('pay', { order, decision });
      // Coming back from the cashier counts as a tap: WeChat lets subscriptions be asked for then.
      noteTap(runtime);
      if (!errMsg.endsWith(':ok')) throw new ApiFailure(errMsg.replace(/^requestPayment:fail ?/, ''));
    },
  });
