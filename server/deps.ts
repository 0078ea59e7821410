import type { BillerLink } from './billers/biller-link';
import type { Database } from './database/database';
import type { CardPoints } from './exchanges/card-points';
import type { Id } from './ids';
import type { TopUps } from './mall/top-ups';
import type { SubscribeMessages } from './messages/subscribe-messages';
import type { WechatLogin } from './members/wechat-login';
import type { BankDebits } from './payments/bank-debits';
import type { WechatPay } from './payments/wechat-pay';
import type { CodePictures } from './referrals/code-pictures';
import type { ShareKeys } from './referrals/share-code';

export interface Clock {
  now(): Date;
}

/** Everything a use case may need of the world; `main.ts` and the tests are the only ones that make it. */
export interface Deps {
  database: Database;
  clock: Clock;
  newId: () => Id;
  randomBytes: (size: number) => Buffer;
  wechatLogin: WechatLogin;
  codePictures: CodePictures;
  cardPoints: CardPoints;
  topUps: TopUps;
  wechatPay: WechatPay;
  /** Debits accounts at the bank, under mandates and for batches. */
  bankDebits: BankDebits;
  /** Billers that answer themselves; those whose bills are with us are in the database. */
  billerLink: BillerLink;
  subscribeMessages: SubscribeMessages;
  shareKeys: ShareKeys;
  /** AES-256 key under which phone numbers and accounts of bills rest, and from which the key that finds accounts is made. */
  dataKey: Buffer;
  /** HMAC key of the short-lived traces by which an anonymous open is joined to a member. */
  traceKey: Buffer;
}
