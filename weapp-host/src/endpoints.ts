/** Where somebody else plays WeChat's servers: signing in and paying. */
export interface Endpoints {
  /** Gets `{ person }` by POST and answers `{ code }`, as `wx.login` does. */
  loginUrl?: string;
  /** Gets `{ person, order }` by POST, `order` being what `wx.requestPayment` was given; any 2xx means paid. */
  cashierUrl?: string;
  /** An origin that the build has fixed → where it answers here: `{ 'https://api.example.com': 'http://127.0.0.1:4000' }`. */
  origins?: Record<string, string>;
}

/** The address as this machine reaches it. */
export const reachable = (url: string, origins: Record<string, string> = {}): string => {
  const origin = Object.keys(origins).find((known) => url === known || url.startsWith(`${known}/`) || url.startsWith(`${known}?`));
  return origin === undefined ? url : origins[origin]! + url.slice(origin.length);
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
