import { callForFields, type WechatOptions } from './call';
import { noAnswer } from './refusals';

/** WeChat hands out the next token five minutes before the old one ends. */
const EARLY_MS = 300_000;
/** Asking more often than this would use up the quota of the interface. */
const KEEP_MS_MIN = 30_000;

/** What WeChat says of a token that is good no longer. */
export const TOKEN_REFUSED: readonly unknown[] = [40001, 40014, 42001];

export type AccessToken = ReturnType<typeof keepAccessToken>;

interface Kept {
  token: Promise<string>;
  renewAtMs: number;
}

/** One token for all calls, asked for once however many wait, renewed early. `forget` drops one that WeChat refused. */
export const keepAccessToken = (options: WechatOptions) => {
  const { appId, appSecret, clock } = options;
  let kept: Kept | undefined;

  const ask = async (): Promise<{ token: string; keepMs: number }> => {
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret };
    const fields = await callForFields(options, '/cgi-bin/stable_token', { body });
    const { access_token: token, expires_in: seconds } = fields;
    if (typeof token !== 'string' || typeof seconds !== 'number') throw noAnswer('stable_token', 'no token');
    return { token, keepMs: Math.max(seconds * 1_000 - EARLY_MS, KEEP_MS_MIN) };
  };

  const renew = (): Promise<string> => {
    const mine: Kept = {
      token: ask().then(({ token, keepMs }) => {
        mine.renewAtMs = clock.now().getTime() + keepMs;
        return token;
      }),
      renewAtMs: Infinity,
    };
    kept = mine;
    mine.token.catch(() => (kept = undefined));
    return mine.token;
  };

  return {
    get: (): Promise<string> => (kept && clock.now().getTime() < kept.renewAtMs ? kept.token : renew()),
    forget: (): void => void (kept = undefined),
  };
};
