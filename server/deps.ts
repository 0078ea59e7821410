import type { Database } from './database/database';
import type { CardPoints } from './exchanges/card-points';
import type { Id } from './ids';
import type { TopUps } from './mall/top-ups';
import type { WechatLogin } from './members/wechat-login';
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
  shareKeys: ShareKeys;
  /** AES-256 key under which phone numbers rest. */
  dataKey: Buffer;
  /** HMAC key of the short-lived traces by which an anonymous open is joined to a member. */
  traceKey: Buffer;
}
