import { randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brand, DEFAULT_BRAND } from '@micro-branch/contract/brand';
import type { FastifyInstance } from 'fastify';
import { createApp, PAY_NOTICE_PATH } from './app';
import { startBackground } from './background';
import { describeConfig, parseTemplates, readConfig, type Config } from './config';
import { openDatabase } from './database/database';
import { startEmbedded } from './database/embedded';
import { migrate } from './database/migrate';
import type { Clock, Deps } from './deps';
import { connectBankDebits } from './gateways/bank-debits/bank-debits';
import { connectBillers } from './gateways/billers/billers';
import { connectCardPoints } from './gateways/card-points/card-points';
import { connectTopUps } from './gateways/top-ups/top-ups';
import { connectWechatPay } from './gateways/wechat-pay/wechat-pay';
import { connectWechat } from './gateways/wechat/wechat';
import { LIMITS } from './http/limits';
import { listen, stopListening } from './http/listen';
import { createIds } from './ids';
import type { WechatPay } from './payments/wechat-pay';
import { fontComplaint } from './pictures/render';
import { keepSecrets, parsePrivateKey, parsePublicKey, parseShareKeys } from './secrets';
import { StartError } from './start-error';

export { tryPort } from './http/listen';

export interface RunningServer {
  url: string;
  /** Finishes the requests under way, then stops everything this server started. */
  close(): Promise<void>;
}

/** Time and chance, as the service meets them. */
export interface World extends Pick<Deps, 'clock' | 'randomBytes'> {
  /** Of all processes that share a database no two have the same. */
  processNumber: number;
}

export interface ServerOptions {
  /** Where the embedded database and the sandbox's secrets are kept. */
  dataDir?: string;
  /** The built H5 mini-program; left out when it is not there. */
  h5Dir?: string;
  say?: (line: string) => void;
  /** Another world than the real one, for pictures that are the same every time. */
  world?: World;
}

const ROOT = resolve(__dirname, '..');
/** Every brand has a demonstration of its own. */
export const DATA_DIR = join(ROOT, '.data', brand.id === DEFAULT_BRAND ? '' : brand.id);
const SANDBOX_PREFIX = '/sandbox';
const PROCESS_NUMBERS = 1024;
const STOP_LIMIT_MS = 10_000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const configure = async (env: NodeJS.ProcessEnv, dataDir: string): Promise<Config> =>
  readConfig(env, env.WECHAT === 'sandbox' ? await keepSecrets(dataDir) : {});

/** Where the sandbox plays each partner, below its prefix. */
const PARTNER_PATHS = { cardPoints: '/card-points', topUps: '/top-ups', billers: '/billers', bankDebits: '/bank-debits', wechatPay: '/wechat-pay' } as const;

const keyOf = (text: string): Buffer => Buffer.from(text, 'base64');

const connectPartners = (config: Config, clock: Clock, sandboxUrl: () => string): Pick<Deps, 'cardPoints' | 'topUps' | 'billerLink' | 'bankDebits'> => {
  const optionsOf = (given: string | undefined, path: string, key: string) => ({
    baseUrl: () => given ?? sandboxUrl() + path,
    key: keyOf(key),
    clock,
    randomBytes,
  });
  return {
    cardPoints: connectCardPoints(optionsOf(config.CARD_POINTS_BASE_URL, PARTNER_PATHS.cardPoints, config.CARD_POINTS_KEY)),
    topUps: connectTopUps(optionsOf(config.TOP_UPS_BASE_URL, PARTNER_PATHS.topUps, config.TOP_UPS_KEY)),
    billerLink: connectBillers(optionsOf(config.BILLERS_BASE_URL, PARTNER_PATHS.billers, config.BILLERS_KEY)),
    bankDebits: connectBankDebits(optionsOf(config.BANK_DEBITS_BASE_URL, PARTNER_PATHS.bankDebits, config.BANK_DEBITS_KEY)),
  };
};

const connectPay = (config: Config, clock: Clock, ownUrl: () => string): WechatPay =>
  connectWechatPay({
    baseUrl: () => config.WECHAT_PAY_BASE_URL ?? ownUrl() + SANDBOX_PREFIX + PARTNER_PATHS.wechatPay,
    notifyUrl: () => config.WECHAT_PAY_NOTIFY_URL ?? ownUrl() + PAY_NOTICE_PATH,
    appId: config.WECHAT_APP_ID,
    mchId: config.WECHAT_PAY_MCHID,
    serial: config.WECHAT_PAY_SERIAL,
    privateKey: parsePrivateKey('WECHAT_PAY_PRIVATE_KEY', config.WECHAT_PAY_PRIVATE_KEY),
    publicKey: parsePublicKey('WECHAT_PAY_PUBLIC_KEY', config.WECHAT_PAY_PUBLIC_KEY),
    publicKeyId: config.WECHAT_PAY_PUBLIC_KEY_ID,
    v3Key: Buffer.from(config.WECHAT_PAY_V3_KEY),
    clock,
    randomBytes,
  });

const realWorld = (): World => ({ clock: { now: () => new Date() }, randomBytes, processNumber: randomInt(PROCESS_NUMBERS) });

const makeDeps = (config: Config, databaseUrl: string, ownUrl: () => string, world = realWorld()): Deps => {
  const sandboxUrl = () => ownUrl() + SANDBOX_PREFIX;
  const { clock, processNumber } = world;
  const { login, pictures, messages } = connectWechat({
    baseUrl: config.WECHAT === 'sandbox' ? sandboxUrl : () => config.WECHAT_BASE_URL,
    appId: config.WECHAT_APP_ID,
    appSecret: config.WECHAT_APP_SECRET,
    templates: parseTemplates(config.WECHAT_TEMPLATES),
    clock,
  });
  return {
    database: openDatabase(databaseUrl),
    clock,
    newId: createIds(processNumber, () => clock.now().getTime()),
    randomBytes: world.randomBytes,
    wechatLogin: login,
    codePictures: pictures,
    subscribeMessages: messages,
    wechatPay: connectPay(config, clock, ownUrl),
    ...connectPartners(config, clock, sandboxUrl),
    shareKeys: parseShareKeys(config.SHARE_KEYS),
    dataKey: keyOf(config.DATA_KEY),
    traceKey: keyOf(config.TRACE_KEY),
  };
};

const mountSandbox = async (app: FastifyInstance, clock: Clock, config: Config): Promise<void> => {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = config;
  const { createWechatSandbox } = await import('./sandbox/wechat/wechat');
  const { createCardPointsSandbox } = await import('./sandbox/card-points/card-points');
  const { createTopUpsSandbox } = await import('./sandbox/top-ups/top-ups');
  const { createBillersSandbox } = await import('./sandbox/billers/billers');
  const { createBankDebitsSandbox } = await import('./sandbox/bank-debits/bank-debits');
  const { createWechatPaySandbox } = await import('./sandbox/wechat-pay/wechat-pay');
  const wechatPay = createWechatPaySandbox({
    appId,
    mchId: config.WECHAT_PAY_MCHID,
    serial: config.WECHAT_PAY_SERIAL,
    merchantKey: parsePublicKey('WECHAT_PAY_PRIVATE_KEY', config.WECHAT_PAY_PRIVATE_KEY),
    privateKey: parsePrivateKey('WECHAT_PAY_SANDBOX_KEY', config.WECHAT_PAY_SANDBOX_KEY ?? ''),
    publicKeyId: config.WECHAT_PAY_PUBLIC_KEY_ID,
    v3Key: Buffer.from(config.WECHAT_PAY_V3_KEY),
    clock,
  });
  const plugins = [
    [PARTNER_PATHS.wechatPay, wechatPay.plugin],
    ['', createWechatSandbox({ appId, appSecret, clock }).plugin],
    [PARTNER_PATHS.cardPoints, createCardPointsSandbox({ key: keyOf(config.CARD_POINTS_KEY), clock }).plugin],
    [PARTNER_PATHS.topUps, createTopUpsSandbox({ key: keyOf(config.TOP_UPS_KEY), clock }).plugin],
    [PARTNER_PATHS.billers, createBillersSandbox({ key: keyOf(config.BILLERS_KEY), clock }).plugin],
    [PARTNER_PATHS.bankDebits, createBankDebitsSandbox({ key: keyOf(config.BANK_DEBITS_KEY), clock }).plugin],
  ] as const;
  for (const [path, plugin] of plugins) await app.register(plugin, { prefix: SANDBOX_PREFIX + path });
};

const buildApp = async (deps: Deps, config: Config, h5Dir: string): Promise<FastifyInstance> => {
  const app = await createApp(deps, {
    limits: { ...LIMITS, opensPerSecond: config.OPENS_PER_SECOND },
    logLevel: config.LOG_LEVEL,
    trustProxy: config.TRUST_PROXY ?? false,
    h5Dir: existsSync(join(h5Dir, 'index.html')) ? h5Dir : null,
  });
  if (config.WECHAT === 'sandbox') await mountSandbox(app, deps.clock, config);
  return app;
};

const findDatabase = async (config: Config, dataDir: string, say: (line: string) => void) =>
  config.DATABASE_URL === undefined
    ? startEmbedded({ dataDir: join(dataDir, 'postgres'), log: say })
    : { url: config.DATABASE_URL, stop: async () => undefined };

/** What a command that runs beside the service needs of the world; what the sandbox plays is asked of the service that listens on PORT. */
export const openDeps = async (env: NodeJS.ProcessEnv, { dataDir = DATA_DIR, say = () => undefined }: ServerOptions = {}) => {
  const config = await configure(env, dataDir);
  const found = await findDatabase(config, dataDir, say);
  const deps = makeDeps(config, found.url, () => `http://127.0.0.1:${config.PORT}`);
  return { deps, close: () => deps.database.close().then(() => found.stop()) };
};

/** Stops what was started, the youngest first, whether the start came to its end or not. */
const createStops = () => {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    push: (stop: () => Promise<unknown>) => void stops.push(stop),
    run: async (): Promise<void> => {
      for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
    },
  };
};

/** Terminals, npm and tsx all pass a signal on, so it comes more than once: later ones change nothing. */
const stopOnSignal = (close: () => Promise<void>): (() => void) => {
  const stop = (): void => {
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return () => SIGNALS.forEach((signal) => process.off(signal, stop));
};

/** Starts everything and stops it again on SIGINT and SIGTERM. A start that fails leaves nothing of its own running. */
export const startServer = async (env: NodeJS.ProcessEnv, options: ServerOptions = {}): Promise<RunningServer> => {
  const { dataDir = DATA_DIR, h5Dir = join(ROOT, 'dist/h5'), say = () => undefined } = options;
  const config = await configure(env, dataDir);
  if (options.world && config.WECHAT !== 'sandbox') throw new StartError('Only the sandbox may have another world than the real one');
  const complaint = fontComplaint();
  if (complaint) say(complaint);
  const stops = createStops();
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= stops.run().finally(() => ignoreSignals()));
  const ignoreSignals = stopOnSignal(close);
  try {
    const embedded = await findDatabase(config, dataDir, say);
    stops.push(() => embedded.stop());
    await migrate(embedded.url);
    let url = '';
    const deps = makeDeps(config, embedded.url, () => url, options.world);
    stops.push(() => deps.database.close());
    if (config.WECHAT === 'sandbox') await (await import('./database/seed/seed')).seed(deps, say);
    const app = await buildApp(deps, config, h5Dir);
    stops.push(() => stopListening(app));
    url = await listen(app, config.HOST, config.PORT);
    const background = startBackground(deps, (error) => app.log.error({ err: error }, 'background fault'), { isReconciling: config.WECHAT === 'live' });
    stops.push(() => background.stop());
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const main = async (): Promise<void> => {
  if (process.argv.includes('--help')) return say(`The service. It is configured by its environment:\n${describeConfig()}`);
  const { url } = await startServer(process.env, { say });
  say(`listening at ${url}`);
};

if (require.main === module) {
  main().catch((error: Error) => {
    process.stderr.write(`${error instanceof StartError ? error.message : (error.stack ?? String(error))}\n`);
    process.exitCode = 1;
  });
}
