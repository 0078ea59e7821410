/** Where somebody else plays WeChat's servers: signing in and paying. */
export interface Endpoints {
  /** Gets `{ person }` by POST and answers `{ code }`, as `wx.login` does. */
  loginUrl?: string;
  /** Gets `{ person, order }` by POST, `order` being what `wx.requestPayment` was given; any 2xx means paid. */
  cashierUrl?: string;
  /** An origin that the build has fixed → where it answers here: `{ 'https://api.example.com': 'http://127.0.0.1:4000' }`. */
  origins?: Record<string, string>;
}

const originOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined);

/** The address as this machine reaches it. An origin is one however it is written: `https://API.example.com:443` as well. */
export const reachable = (url: string, origins: Record<string, string> = {}): string => {
  const asked = originOf(url);
  const known = asked === undefined ? undefined : Object.keys(origins).find((one) => originOf(one) === asked);
  if (known === undefined) return url;
  const { pathname, search } = new URL(url);
  return origins[known]!.replace(/\/$/, '') + pathname + search;
};

const TIMEOUT_MS = 10_000;

const post = async (url: string, body: unknown): Promise<Record<string, unknown>> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const told = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  if (!answer.ok) throw new Error(typeof told.errMsg === 'string' ? told.errMsg : `${url} answered ${answer.status}`);
  return told;
};

/** A code for whoever holds the phone; rejects with the reason when nobody can sign in. */
export const askForLogin = async ({ loginUrl }: Endpoints, person: string): Promise<{ code: string }> => {
  if (loginUrl === undefined) throw new Error('no login endpoint is configured (--login-url)');
  const { code } = await post(loginUrl, { person });
  if (typeof code !== 'string') throw new Error(`${loginUrl} answered without a code`);
  return { code };
};

export const askCashier = async ({ cashierUrl }: Endpoints, person: string, order: Record<string, unknown>): Promise<{ errMsg: string }> => {
  if (cashierUrl === undefined) throw new Error('no cashier endpoint is configured (--cashier-url)');
  await post(cashierUrl, { person, order });
  return { errMsg: 'requestPayment:ok' };
};
