/** WeChat's own numbers and words; a failure is JSON with HTTP 200. */
const MESSAGES = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40169: 'invalid length for scene, or the data is not json string',
  40226: 'code blocked',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page hint',
  42001: 'access_token expired',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit mustslower retry next minute',
  47001: 'data format error',
  47003: 'argument invalid',
} as const;

export type Errcode = keyof typeof MESSAGES;

/** What a caller gets instead of an answer. */
export class WechatRefusal extends Error {
  constructor(readonly errcode: Errcode) {
    super(MESSAGES[errcode]);
    this.name = 'WechatRefusal';
  }
}

export const refuse = (errcode: Errcode): never => {
  throw new WechatRefusal(errcode);
};
