import { createPrivateKey, createPublicKey, randomInt } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { listen } from '../../server/http/listen';
import { createBankDebitsSandbox } from '../../server/sandbox/bank-debits/bank-debits';
import { createBillersSandbox } from '../../server/sandbox/billers/billers';
import { createCardPointsSandbox } from '../../server/sandbox/card-points/card-points';
import { createTopUpsSandbox } from '../../server/sandbox/top-ups/top-ups';
import { createWechatPaySandbox } from '../../server/sandbox/wechat-pay/wechat-pay';
import { createWechatSandbox } from '../../server/sandbox/wechat/wechat';
import type { MoneyOutside, WorldSecrets } from './outside-world';

/** The whole outside world as a process of its own, as the environment variable SECRETS has it; prints where it answers. */
const secrets = JSON.parse(process.env.SECRETS ?? '{}') as WorldSecrets;
const clock = { now: () => new Date() };
const keyOf = (text: string): Buffer => Buffer.from(text, 'base64');
const BODY_BYTES_MAX = 512 * 1024 * 1024;
const SHARES = 1_000_000;
/** Of the share that fails, what the sandboxes do not play by themselves: an answer after the caller has left, and one that somebody else signed. */
const LATE_OF_FAILURES = 0.1;
const FORGED_OF_FAILURES = 0.2;
const LATE_MS = 6_000;
/** Another sum is collected than was ordered, which has to go back. */
const WRONG_OF_FAILURES = 0.2;

const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = secrets;
const billers = createBillersSandbox({ key: keyOf(secrets.BILLERS_KEY), clock });
const bank = createBankDebitsSandbox({ key: keyOf(secrets.BANK_DEBITS_KEY), clock });
const pay = createWechatPaySandbox({
  appId,
  mchId: secrets.WECHAT_PAY_MCHID,
  serial: secrets.WECHAT_PAY_SERIAL,
  merchantKey: createPublicKey(secrets.WECHAT_PAY_PRIVATE_KEY),
  privateKey: createPrivateKey(secrets.WECHAT_PAY_SANDBOX_KEY),
  publicKeyId: secrets.WECHAT_PAY_PUBLIC_KEY_ID,
  v3Key: Buffer.from(secrets.WECHAT_PAY_V3_KEY),
  clock,
});

const play = async (app: FastifyInstance): Promise<void> => {
  await app.register(createWechatSandbox({ appId, appSecret, clock }).plugin, { prefix: '/wechat' });
  await app.register(pay.plugin, { prefix: '/wechat-pay' });
  await app.register(billers.plugin, { prefix: '/billers' });
  await app.register(bank.plugin, { prefix: '/bank-debits' });
  await app.register(createCardPointsSandbox({ key: keyOf(secrets.CARD_POINTS_KEY), clock }).plugin, { prefix: '/card-points' });
  await app.register(createTopUpsSandbox({ key: keyOf(secrets.TOP_UPS_KEY), clock }).plugin, { prefix: '/top-ups' });
};

let failures = 0;

const isUnlucky = (share: number): boolean => randomInt(SHARES) < share * SHARES;

const setFailureRate = (share: number): void => {
  failures = share;
  for (const { setFailureRate: set } of [pay, billers, bank]) set(share);
};

/** Signs as nobody does whose keys we know. */
const forge = ({ raw }: FastifyReply): void => {
  const writeHead = raw.writeHead.bind(raw) as (status: number, headers: Record<string, unknown>) => typeof raw;
  const forged = (status: number, headers: Record<string, unknown>) => {
    const signed = Object.keys(headers).filter((name) => name.endsWith('signature'));
    return writeHead(status, { ...headers, ...Object.fromEntries(signed.map((name) => [name, `${'A'.repeat(342)}==`])) });
  };
  raw.writeHead = forged as typeof raw.writeHead;
};

const meddle = async ({ url }: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (url === '/wechat-pay/device/pay' && isUnlucky(failures * WRONG_OF_FAILURES)) pay.plan('pay', 'wrong-amount');
  if (!/^\/(wechat-pay\/v3|billers|bank-debits)\//.test(url)) return;
  if (isUnlucky(failures * FORGED_OF_FAILURES)) forge(reply);
  if (isUnlucky(failures * LATE_OF_FAILURES)) await new Promise((resolve) => setTimeout(resolve, LATE_MS));
};

interface Told {
  kind: 'collected' | 'refunded' | 'delivered';
  id: string;
  fen: number;
  billerKey: string;
}

/** `collected,<id>,<fen>` and so on, a line each; a biller's key is the fourth. */
const linesOf = (text: string): Told[] =>
  text.split('\n').filter(Boolean).map((line) => {
    const [kind, id = '', fen, billerKey = ''] = line.split(',');
    return { kind: kind as Told['kind'], id, fen: Number(fen), billerKey };
  });

const tradeOf = ({ kind, id, fen }: Told) => {
  const isBack = kind === 'refunded';
  const money = { kind: isBack ? ('refunded' as const) : ('collected' as const), number: id, theirId: `42${id}`, fen, at: new Date(0), openid: 'somebody', description: '缴费' };
  return { ...money, refundNumber: isBack ? `R${id}` : '0', refundId: isBack ? `50${id}` : '0', refundState: isBack ? 'SUCCESS' : '' };
};

const tellStatement: Record<string, (day: string, lines: Told[]) => void> = {
  wechat: (day, lines) => {
    const trades = lines.map(tradeOf);
    pay.editStatement(day, () => trades);
  },
  bank: (day, lines) => {
    const told = bank.statementOf(day);
    for (const { kind, id, fen } of lines) told.push(`${kind},${id},${fen},BD${id}`);
  },
  billers: (day, lines) =>
    billers.playStatement(day, {
      count: lines.length,
      lineAt: (index) => {
        const { id, fen, billerKey } = lines[index]!;
        return { id, billerKey, amountFen: fen, serial: `BL${id}` };
      },
    }),
};

const control = (app: FastifyInstance): void => {
  app.post('/failures', async ({ body }) => {
    setFailureRate((body as { share: number }).share);
    return {};
  });
  app.post<{ Params: { source: string; day: string } }>('/statements/:source/:day', { bodyLimit: BODY_BYTES_MAX }, async ({ params, body }) => {
    tellStatement[params.source]?.(params.day, linesOf(String(body)));
    return {};
  });
  app.get('/money', async (): Promise<MoneyOutside> => ({ collected: pay.collected(), refunded: pay.refunded(), delivered: billers.accepted() }));
};

const main = async (): Promise<void> => {
  const app = Fastify({ forceCloseConnections: true });
  app.addHook('onRequest', meddle);
  await app.register(play);
  await app.register(async (plugin) => control(plugin), { prefix: '/control' });
  process.stdout.write(`${await listen(app, '127.0.0.1', 0)}\n`);
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
