import { parseArgs } from 'node:util';
import { StartError } from '../server/start-error';
import { buildStale, outputOf, ROOT } from './build';

const NODE_MIN = [20, 19] as const;

/** What differs here from a service in production. */
const PRESETS = { WECHAT: 'sandbox', LOG_LEVEL: 'warn' };

const help = async (): Promise<string> => `Starts the branch here: builds what is stale, then serves everything on one port.
  npm start [-- --no-build]
    --no-build  serves what was built before, stale or not
WeChat is played by the sandbox, so no phone and no account is needed.
Settings
${(await import('../server/config')).describeConfig(PRESETS)}`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Before the builds, which take longer than to find out. */
const checkPort = (): void => {
  const { PORT } = process.env;
  if (PORT && !/^\d{1,5}$/.test(PORT)) throw new StartError(`PORT is "${PORT}"; expected a port number`);
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
  checkPort();
  // DevTools opens a build that knows where this service answers; the web asks whoever served it.
  if (process.env.PORT) process.env.TARO_APP_API ??= `http://127.0.0.1:${process.env.PORT}`;
  if (!values['no-build']) await buildStale(['h5', 'weapp'], { report: say });
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
