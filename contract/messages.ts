import { Type, type Static } from '@sinclair/typebox';
import { Body, told } from './shapes';

export const MessageKind = told('缴费结果, 账单提醒, 代扣通知.', Type.Union([Type.Literal('payment-result'), Type.Literal('bill-due'), Type.Literal('debit-notice')]));
export type MessageKind = Static<typeof MessageKind>;

export const MessageTemplates = told('What `wx.requestSubscribeMessage` may ask for, three at most.', Type.Object({
  templates: Type.Array(Type.Object({ kind: MessageKind, templateId: Type.String(), title: Type.String(), left: told('How many may still be sent.', Type.Integer()) })),
}));
export type MessageTemplates = Static<typeof MessageTemplates>;

export const GrantBody = told('What the member accepted just now: each is one message more. A client that says more than WeChat granted gains nothing: WeChat refuses the sending.', Body({
  accepted: Type.Array(MessageKind, { maxItems: 3, uniqueItems: true }),
}));
