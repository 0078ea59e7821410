import type { MessageKind } from '@micro-branch/contract/messages';

export interface Subscribed {
  kind: MessageKind;
  openid: string;
  /** The page of the mini-program that a tap opens, with its query. */
  page: string;
  /** The values of the template, by the names of its fields (`thing1`, `amount2`, `time3`). */
  values: Record<string, string>;
}

/** `not-granted`: the member has granted nothing, or has taken it back. */
export const NOT_GRANTED = 'not-granted';

/**
 * `refused`: WeChat will not send it, ever. `later`: it did not send it, and may another time. `unknown`: nobody knows whether it
 * did.
 */
export type SendOutcome = { state: 'sent' } | { state: 'refused'; why: string } | { state: 'later'; why: string } | { state: 'unknown'; why: string };

/** WeChat's subscribe messages. What it sends twice the member reads twice: send only what is not known to be sent. */
export interface SubscribeMessages {
  templates: Record<MessageKind, string>;
  /** Never throws. */
  send(message: Subscribed): Promise<SendOutcome>;
}
