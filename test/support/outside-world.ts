import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makePaySecrets } from '../../server/secrets';
import { ROOT } from './bundle';

/** What WeChat Pay and the billers have, by the number of the payment. */
export interface MoneyOutside {
  collected: Record<string, number>;
  refunded: Record<string, number>;
  delivered: string[];
}

const key = (): string => randomBytes(32).toString('base64');

const makeSecrets = async () => ({
  ...(await makePaySecrets()),
  WECHAT_APP_ID: `wx${randomBytes(8).toString('hex')}`,
  WECHAT_APP_SECRET: randomBytes(16).toString('hex'),
  CARD_POINTS_KEY: key(),
  TOP_UPS_KEY: key(),
  BILLERS_KEY: key(),
  BANK_DEBITS_KEY: key(),
  DATA_KEY: key(),
  TRACE_KEY: key(),
  SHARE_KEYS: `1:${key()}`,
});

export type WorldSecrets = Awaited<ReturnType<typeof makeSecrets>>;

export interface OutsideWorld {
  pid: number;
  url: string;
  /** Where the service has to listen to be told what was paid. */
  servicePort: number;
  /** The environment of a service that lives in this world. */
  env: NodeJS.ProcessEnv;
  /** This share of all calls to WeChat Pay, the bank and the billers fails. */
  setFailureRate(share: number): Promise<void>;
  money(): Promise<MoneyOutside>;
  /** What a statement of a day says, whatever happened: `collected,<id>,<fen>` a line. */
  tellStatement(source: 'wechat' | 'bank' | 'billers', day: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

const findPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const ask = async <Answer>(url: string, body?: string, type = 'application/json'): Promise<Answer> => {
  const answer = await fetch(url, body === undefined ? {} : { method: 'POST', headers: { 'content-type': type }, body });
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
};

const envOf = (url: string, servicePort: number, secrets: WorldSecrets): NodeJS.ProcessEnv => ({
  ...secrets,
  WECHAT: 'live',
  HOST: '127.0.0.1',
  PORT: String(servicePort),
  TRUST_PROXY: 'loopback',
  NODE_ENV: 'development',
  WECHAT_BASE_URL: `${url}/wechat`,
  WECHAT_PAY_BASE_URL: `${url}/wechat-pay`,
  WECHAT_PAY_NOTIFY_URL: `http://127.0.0.1:${servicePort}/notify/wechat-pay`,
  WECHAT_TEMPLATES: 'payment-result:result,bill-due:due,debit-notice:notice',
  BILLERS_BASE_URL: `${url}/billers`,
  BANK_DEBITS_BASE_URL: `${url}/bank-debits`,
  CARD_POINTS_BASE_URL: `${url}/card-points`,
  TOP_UPS_BASE_URL: `${url}/top-ups`,
});

/** WeChat, WeChat Pay, the bank, the billers and the other partners, as one process that outlives the service. */
export const startOutsideWorld = async (): Promise<OutsideWorld> => {
  const secrets = await makeSecrets();
  const args = ['--import', 'tsx', join(ROOT, 'test/support/outside-world-child.ts')];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, SECRETS: JSON.stringify(secrets) }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end); // whoever is stopped stops what it started
  child.once('exit', () => process.off('exit', end));
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  await Promise.race([first, ended]);
  if (child.exitCode !== null) throw new Error('the outside world did not start');
  const [url] = await first;
  const servicePort = await findPort();
  return {
    pid: child.pid!,
    url,
    servicePort,
    env: envOf(url, servicePort, secrets),
    setFailureRate: (share) => ask(`${url}/control/failures`, JSON.stringify({ share })),
    money: () => ask(`${url}/control/money`),
    tellStatement: (source, day, text) => ask(`${url}/control/statements/${source}/${day}`, text, 'text/plain'),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
