import { brands, DEFAULT_BRAND } from '@micro-branch/contract/brand';
import type { MessageKind } from '@micro-branch/contract/messages';
import { Type, type Static, type TObject } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { StartError } from './start-error';

const KEY = '[A-Za-z0-9+/]{43}=';

const Key = (description: string) =>
  Type.String({ pattern: `^${KEY}$`, description, expected: '32 bytes in base64', isSecret: true });

/** A key file in one line: `\\n` stands for the end of a line. */
const Pem = (kind: 'PRIVATE' | 'PUBLIC', description: string) =>
  Type.String({ pattern: `^-----BEGIN ([A-Z]+ )?${kind} KEY-----`, description, expected: `-----BEGIN ${kind} KEY-----…, with \\n for the ends of lines`, isSecret: true });

const PartnerAddress = (description: string) =>
  Type.Optional(Type.String({ pattern: '^(https://|http://127\\.0\\.0\\.1[:/])', description: `${description}; the sandbox has its own`, expected: 'an https address' }));

/** The environment, one variable a line: what it is for, and what is expected of it. */
const Environment = Type.Object({
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 3000,
    description: 'where to listen',
    expected: 'a port number',
  }),
  HOST: Type.String({ default: '127.0.0.1', description: 'the address to listen on; 0.0.0.0 lets other machines in' }),
  BRAND: Type.Union(Object.keys(brands).map((id) => Type.Literal(id)), {
    default: DEFAULT_BRAND,
    description: 'the bank this branch belongs to, a file of contract/brands',
    expected: Object.keys(brands).join(' or '),
  }),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description: 'a PostgreSQL of your own; without it one is started under .data/',
      expected: 'postgres://user:password@host:port/database',
      isSecret: true,
    }),
  ),
  WECHAT: Type.Union([Type.Literal('sandbox'), Type.Literal('live')], {
    default: 'live',
    description: 'sandbox plays WeChat on this machine and lets anyone be anyone; never in production',
    expected: 'sandbox or live',
  }),
  WECHAT_APP_ID: Type.String({ minLength: 1, description: 'the app id of the mini-program', expected: 'wx…' }),
  WECHAT_APP_SECRET: Type.String({ minLength: 1, description: 'its app secret', expected: 'a secret', isSecret: true }),
  WECHAT_BASE_URL: Type.String({
    pattern: '^https?://',
    default: 'https://api.weixin.qq.com',
    description: "WeChat's server interface",
    expected: 'an http or https address',
  }),
  CARD_POINTS_BASE_URL: PartnerAddress('the credit-card points system'),
  CARD_POINTS_KEY: Key('the key shared with the credit-card points system'),
  TOP_UPS_BASE_URL: PartnerAddress('whoever charges phones'),
  TOP_UPS_KEY: Key('the key shared with whoever charges phones'),
  BILLERS_BASE_URL: PartnerAddress('billers that answer themselves, behind one address'),
  BILLERS_KEY: Key('the key shared with billers'),
  BANK_DEBITS_BASE_URL: PartnerAddress("the bank's core, which debits accounts under mandates"),
  BANK_DEBITS_KEY: Key("the key shared with the bank's core"),
  WECHAT_PAY_BASE_URL: PartnerAddress('WeChat Pay, https://api.mch.weixin.qq.com'),
  WECHAT_PAY_MCHID: Type.String({ pattern: '^[0-9]{6,32}$', description: 'our merchant number at WeChat Pay', expected: 'digits' }),
  WECHAT_PAY_SERIAL: Type.String({ pattern: '^[0-9A-Fa-f]{8,64}$', description: "the serial number of the merchant's certificate", expected: 'hexadecimal digits' }),
  WECHAT_PAY_PRIVATE_KEY: Pem('PRIVATE', "the private key of the merchant's certificate"),
  WECHAT_PAY_PUBLIC_KEY: Pem('PUBLIC', "WeChat Pay's public key, which verifies what it says"),
  WECHAT_PAY_PUBLIC_KEY_ID: Type.String({ pattern: '^PUB_KEY_ID_[0-9A-Za-z]{1,64}$', description: 'how WeChat Pay calls that key', expected: 'PUB_KEY_ID_…' }),
  WECHAT_PAY_V3_KEY: Type.String({ pattern: '^[!-~]{32}$', description: 'the APIv3 key, which opens notifications', expected: '32 characters', isSecret: true }),
  WECHAT_PAY_NOTIFY_URL: PartnerAddress('where WeChat Pay reaches /notify/wechat-pay of this service'),
  WECHAT_PAY_SANDBOX_KEY: Type.Optional(Pem('PRIVATE', 'the private key of the WeChat Pay that the sandbox plays')),
  WECHAT_TEMPLATES: Type.Optional(
    Type.String({
      pattern: '^[a-z-]+:[\\w-]{1,64}(,[a-z-]+:[\\w-]{1,64})*$',
      description: 'templates of subscribe messages as kind:id; the sandbox has its own',
      expected: 'payment-result:id,bill-due:id,debit-notice:id',
    }),
  ),
  SHARE_KEYS: Type.String({
    pattern: `^([12]?\\d|3[01]):${KEY}(,([12]?\\d|3[01]):${KEY})*$`,
    description: 'keys of share codes as number:key, newest first; the first signs, all verify',
    expected: '2:base64,1:base64 with numbers from 0 to 31 and keys of 32 bytes',
    isSecret: true,
  }),
  DATA_KEY: Key('the key under which phone numbers rest'),
  TRACE_KEY: Key('the key of the traces that join an anonymous open to a member'),
  TRUST_PROXY: Type.Optional(
    Type.String({
      pattern: '^([0-9a-fA-F:.]+(/[0-9]+)?|loopback|linklocal|uniquelocal)(, ?([0-9a-fA-F:.]+(/[0-9]+)?|loopback|linklocal|uniquelocal))*$',
      description: 'addresses of the proxies whose X-Forwarded-For is believed, with commas',
      expected: 'IP addresses or networks, with commas',
    }),
  ),
  LOG_LEVEL: Type.Union(
    (['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const).map((level) => Type.Literal(level)),
    { default: 'info', description: 'how much is logged', expected: 'fatal, error, warn, info, debug, trace or silent' },
  ),
  OPENS_PER_SECOND: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    default: 50,
    description: 'opens of cards and other events of the chain taken from one address in one second',
    expected: 'a whole number from 1',
  }),
});

const KINDS = ['payment-result', 'bill-due', 'debit-notice'] as const satisfies readonly MessageKind[];

/** `kind:id,kind:id` as ids by kind. A kind that is left out is refused: its messages would reach nobody. */
export const parseTemplates = (text = ''): Record<MessageKind, string> => {
  const given = new Map(text.split(',').map((pair) => pair.split(':') as [string, string]));
  const missing = KINDS.filter((kind) => !given.has(kind));
  if (missing.length > 0) throw new StartError(`The configuration is wrong:\n  WECHAT_TEMPLATES lacks ${missing.join(' and ')}`);
  return Object.fromEntries(KINDS.map((kind) => [kind, given.get(kind)])) as Record<MessageKind, string>;
};

export type Config = Static<typeof Environment>;

/** What is optional only because the sandbox stands in for it. */
const LIVE = [
  'CARD_POINTS_BASE_URL', 'TOP_UPS_BASE_URL', 'BILLERS_BASE_URL', 'BANK_DEBITS_BASE_URL', 'WECHAT_PAY_BASE_URL', 'WECHAT_PAY_NOTIFY_URL', 'WECHAT_TEMPLATES',
] as const;

const textOf = (value: unknown, isSecret: boolean): string => {
  if (value === undefined) return 'is missing';
  return isSecret ? 'is malformed' : `is ${JSON.stringify(value)}`;
};

const complaint = (schema: TObject, name: string, value: unknown): string => {
  const variable = schema.properties[name];
  return `  ${name} ${textOf(value, Boolean(variable?.isSecret))}; expected ${variable?.expected ?? 'text'}`;
};

const complaints = (schema: TObject, values: unknown): string[] => {
  const wrong = new Map([...Value.Errors(schema, values)].map(({ path, value }) => [path.split('/')[1] ?? '', value]));
  return [...wrong].map(([name, value]) => complaint(schema, name, value));
};

/**
 * The configuration of an environment. An empty variable counts as absent; `fallbacks` stand in for what is absent. Says
 * everything that is wrong at once, and never prints a secret.
 */
export const readConfig = (env: NodeJS.ProcessEnv, fallbacks: NodeJS.ProcessEnv = {}): Config => {
  const present = Object.fromEntries(Object.entries(env).filter(([name, text]) => name in Environment.properties && text));
  const values = Value.Default(Environment, Value.Convert(Environment, { ...fallbacks, ...present }));
  const wrong = complaints(Environment, values);
  const { WECHAT } = values as Config;
  if (WECHAT === 'live') {
    const missing = LIVE.filter((name) => (values as Config)[name] === undefined);
    wrong.push(...missing.map((name) => complaint(Environment, name, undefined)));
  }
  if (env.NODE_ENV === 'production' && present.WECHAT === 'sandbox') {
    wrong.push('  WECHAT is "sandbox" in production, where it would let anyone be anyone; expected live');
  }
  if (wrong.length > 0) throw new StartError(`The configuration is wrong:\n${wrong.join('\n')}`);
  return values as Config;
};

/** The variables as text for `--help`. */
export const describeConfig = (presets: Readonly<Record<string, string>> = {}): string =>
  Object.entries(Environment.properties as TObject['properties'])
    .map(([name, { description, default: preset }]) => {
      const value = presets[name] ?? (preset as string | number | undefined);
      const suffix = value === undefined ? '' : ` (${String(value)})`;
      return `  ${name.padEnd(26)}${description}${suffix}`;
    })
    .join('\n');
