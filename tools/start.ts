import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brand } from '../contract/brand';
import { StartError } from '../server/start-error';
import { buildStale, outputOf, ROOT } from './build';

const NODE_MIN = [20, 19] as const;
const PORT_MAX = 65_535;

/** What differs here from a service in production. */
const PRESETS = { WECHAT: 'sandbox', LOG_LEVEL: 'warn' };

const help = async (): Promise<string> => `Starts the branch here: builds what is stale, then serves everything on one port.
  npm start [-- --no-build]
    --no-build  serves what was built before, stale or not
WeChat is played by the sandbox, so no phone and no account is needed.
Settings
${(await import('../server/config')).describeConfig(PRESETS)}`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Before the builds, which take longer than to find out, and would take the web from a service that runs from this folder. */
const checkPort = async (): Promise<void> => {
  const PORT = process.env.PORT || '3000';
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > PORT_MAX) throw new StartError(`PORT is "${PORT}"; expected a port number`);
  await (await import('../server/main')).tryPort(process.env.HOST || '127.0.0.1', Number(PORT));
};

/** What was built before may be another bank's. */
const checkBrand = (): void => {
  const page = join(outputOf('h5'), 'index.html');
  if (!existsSync(page) || readFileSync(page, 'utf8').includes(`<title>${brand.appName}</title>`)) return;
  throw new StartError(`What was built is of another bank than ${brand.bankName}: leave --no-build out, or set BRAND as it was.`);
};

const readOptions = () => {
  try {
    return parseArgs({ options: { help: { type: 'boolean' }, 'no-build': { type: 'boolean' } } }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nnpm start -- --help tells what there is.`);
  }
};

const checkNode = (): void => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])) return;
  throw new StartError(`Node ${NODE_MIN.join('.')} or newer is needed; this is ${process.versions.node}.`);
};

const main = async (): Promise<void> => {
  const values = readOptions();
  if (values.help) return void say(await help());
  checkNode();
  await checkPort();
  // DevTools opens a build that knows where this service answers; the web asks whoever served it.
  if (process.env.PORT) process.env.TARO_APP_API ??= `http://127.0.0.1:${process.env.PORT}`;
  if (values['no-build']) checkBrand();
  else await buildStale(['h5', 'weapp'], { report: say });
  const { startServer } = await import('../server/main');
  const { url } = await startServer({ ...PRESETS, ...process.env }, { say });
  say(`
ready in ${process.uptime().toFixed(1)} s

  mini-program (H5)   ${url}/
  API documents       ${url}/api/docs
  WeChat DevTools     open ${ROOT} (the build is ${outputOf('weapp')})

Ctrl+C stops it.`);
};

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof StartError ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = 1;
});
