import { sign, verify, type KeyObject } from 'node:crypto';

/**
 * APIv3's signatures, RSA-SHA256 in base64 over lines that each end in a line feed: what is asked, what is answered or told, and
 * what a phone pays (pay.weixin.qq.com, "签名认证").
 */
const SCHEME = 'WECHATPAY2-SHA256-RSA2048';

export const linesOf = (...lines: readonly (string | number)[]): string => lines.map((line) => `${line}\n`).join('');

/** A signature takes a millisecond of a processor: on a thread of its own, where it keeps no request waiting. */
export const signLines = (key: KeyObject, lines: string): Promise<string> =>
  new Promise((resolve, reject) =>
    sign('RSA-SHA256', Buffer.from(lines), key, (error, signature) => (error ? reject(error) : resolve(signature.toString('base64')))),
  );

export interface Merchant {
  mchId: string;
  /** The serial number of the merchant's certificate. */
  serial: string;
  privateKey: KeyObject;
}

interface Question {
  method: string;
  /** With its query, as WeChat Pay's server sees it. */
  path: string;
  second: number;
  nonce: string;
  body: string;
}

/** The `Authorization` of a question. */
export const authorize = async ({ mchId, serial, privateKey }: Merchant, { method, path, second, nonce, body }: Question): Promise<string> => {
  const signature = await signLines(privateKey, linesOf(method, path, second, nonce, body));
  const said = { mchid: mchId, nonce_str: nonce, signature, timestamp: String(second), serial_no: serial };
  return `${SCHEME} ${Object.entries(said).map(([name, value]) => `${name}="${value}"`).join(',')}`;
};

/** How far WeChat Pay's clock may be from ours, as its documents say. */
const SKEW_SECONDS_MAX = 300;
const TIMESTAMP = /^[0-9]{1,12}$/;

interface Signed {
  headers: { get(name: string): string | null | undefined };
  body: string | Buffer;
}

export interface Verifier {
  publicKey: KeyObject;
  publicKeyId: string;
  clock: { now(): Date };
}

/**
 * Why something is not WeChat Pay's: signed with another key than the one we hold, changed on its way, or too old. Undefined when
 * it is theirs. Their probes, signed wrongly on purpose, end here too.
 */
export const whyNotTheirs = ({ publicKey, publicKeyId, clock }: Verifier, { headers, body }: Signed): string | undefined => {
  const of = (name: string): string => headers.get(`wechatpay-${name}`) ?? '';
  const timestamp = of('timestamp');
  if (of('serial') !== publicKeyId) return 'signed with a key that is not known here';
  if (!TIMESTAMP.test(timestamp)) return 'without a time';
  const lines = Buffer.concat([Buffer.from(linesOf(timestamp, of('nonce'))), Buffer.from(body), Buffer.from('\n')]);
  if (!verify('RSA-SHA256', lines, publicKey, Buffer.from(of('signature'), 'base64'))) return 'without their signature';
  const ageSeconds = Math.abs(clock.now().getTime() / 1_000 - Number(timestamp));
  return ageSeconds <= SKEW_SECONDS_MAX ? undefined : 'too old';
};
