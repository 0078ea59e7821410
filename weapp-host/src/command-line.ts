import { parseArgs } from 'node:util';
import { HostError } from './host-error';
import { parseQuery, splitAddress } from './page-address';
import { SINGLE_PAGE_SCENE, type Device, type Launch } from './phone';

const COMMANDS = ['auto', 'check', 'pages'] as const;

/** What `cli` of WeChat DevTools also takes, and what means nothing here: accepted, so that whoever calls it may call this. */
const DEVTOOLS = {
  port: { type: 'string' },
  ticket: { type: 'string' },
  'test-ticket': { type: 'string' },
  lang: { type: 'string' },
  debug: { type: 'boolean' },
  'trust-project': { type: 'boolean' },
  'disable-gpu': { type: 'boolean' },
} as const;

const OPTIONS = {
  ...DEVTOOLS,
  project: { type: 'string' },
  'auto-port': { type: 'string' },
  'auto-account': { type: 'string' },
  person: { type: 'string' },
  path: { type: 'string' },
  query: { type: 'string' },
  scene: { type: 'string' },
  'single-page': { type: 'boolean' },
  theme: { type: 'string' },
  'font-scale': { type: 'string' },
  size: { type: 'string' },
  'login-url': { type: 'string' },
  'cashier-url': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** The port that the automator looks for when it is told none. */
const PORT = 9420;

export interface CommandLine {
  command: (typeof COMMANDS)[number];
  project: string;
  autoPort: number;
  isJson: boolean;
  person?: string;
  launch: Partial<Launch>;
  device: Partial<Device>;
  endpoints: { loginUrl?: string; cashierUrl?: string };
}

type Values = ReturnType<typeof parse>['values'];

const refuse = (message: string): never => {
  throw new HostError('bad_option', message);
};

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return refuse((error as Error).message);
  }
};

const wholeNumber = (name: string, text: string, [min, max]: [number, number]): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) refuse(`--${name} takes a whole number from ${min} to ${max}, not "${text}"`);
  return value;
};

const webAddress = (name: string, text: string): string => {
  if (!/^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) refuse(`--${name} takes an http address, not "${text}"`);
  return text;
};

const readLaunch = (values: Values): Partial<Launch> => {
  const { path, query: inPath } = splitAddress(values.path ?? '');
  const query = { ...inPath, ...parseQuery(values.query ?? '') };
  const scene = values.scene === undefined ? undefined : wholeNumber('scene', values.scene, [1000, 9999]);
  if (values['single-page'] && scene !== undefined && scene !== SINGLE_PAGE_SCENE) refuse(`--single-page is scene ${SINGLE_PAGE_SCENE}; leave --scene out`);
  return {
    ...(path && { path: path.replace(/^\//, '') }),
    ...(Object.keys(query).length > 0 && { query }),
    ...(values['single-page'] ? { scene: SINGLE_PAGE_SCENE } : scene !== undefined && { scene }),
  };
};

const readSize = (text: string): Pick<Device, 'width' | 'height'> => {
  const [, width, height] = /^(\d{3,4})x(\d{3,4})$/.exec(text) ?? refuse(`--size takes WIDTHxHEIGHT in px, like 375x812, not "${text}"`);
  return { width: Number(width), height: Number(height) };
};

const readDevice = (values: Values): Partial<Device> => {
  const { theme, size } = values;
  const scale = values['font-scale'];
  if (theme !== undefined && theme !== 'light' && theme !== 'dark') refuse(`--theme is light or dark, not "${theme}"`);
  if (scale !== undefined && !(Number(scale) >= 0.5 && Number(scale) <= 3)) refuse(`--font-scale takes a number from 0.5 to 3, not "${scale}"`);
  return {
    ...(size !== undefined && readSize(size)),
    ...(theme !== undefined && { theme: theme as Device['theme'] }),
    ...(scale !== undefined && { fontScale: Number(scale) }),
  };
};

const readEndpoints = (values: Values): CommandLine['endpoints'] => {
  const login = values['login-url'];
  const cashier = values['cashier-url'];
  return {
    ...(login !== undefined && { loginUrl: webAddress('login-url', login) }),
    ...(cashier !== undefined && { cashierUrl: webAddress('cashier-url', cashier) }),
  };
};

/** Reads what was typed. Options may stand before or after the command. Throws HostError `bad_option` with what is wrong. */
export const readCommandLine = (args: string[]): CommandLine | 'help' | 'version' => {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [name, ...more] = positionals;
  const command = COMMANDS.find((known) => known === name);
  if (!command) return refuse(name === undefined ? `a command is missing: ${COMMANDS.join(', ')}` : `"${name}" is not a command: ${COMMANDS.join(', ')}`);
  if (more.length > 0) refuse(`"${more.join(' ')}" is one word too many`);
  if (!values.project) return refuse('--project is missing: the folder that DevTools would open');
  const person = values.person ?? values['auto-account'];
  return {
    command,
    project: values.project,
    autoPort: values['auto-port'] === undefined ? PORT : wholeNumber('auto-port', values['auto-port'], [0, 65_535]),
    isJson: values.json ?? false,
    ...(person !== undefined && { person }),
    launch: readLaunch(values),
    device: readDevice(values),
    endpoints: readEndpoints(values),
  };
};
