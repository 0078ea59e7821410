import type { Import } from './imports';

/**
 * Who may import whom. A room is all files whose path begins with `room` (`*` is one folder name); the first that fits
 * counts. `may` are beginnings of paths; `types` may be imported as types only. Every room may import itself.
 */
interface Room {
  room: string;
  may: string[];
  types?: string[];
  because: string;
}

const FOUNDATION = ['ids', 'lines', 'refusal', 'masking', 'sealing', 'shanghai', 'start-error'].map((name) => `server/${name}`);
const GROUND = ['contract/', 'server/database/', ...FOUNDATION];
const FOUNDATION_TYPES = ['server/deps', 'server/http/handlers'];
const CLIENT_VALUES = ['contract/units', 'contract/errors', 'contract/endpoints', 'contract/brand.ts', 'contract/fit-text'];
const SCHEMAS = 'values only from contract units, errors, endpoints, brand and fit-text; `import type` for schemas';

const serverRoom = (name: string, others: string[]): Room => ({
  room: `server/${name}/`,
  may: [...GROUND, ...others.map((other) => `server/${other}/`)],
  types: FOUNDATION_TYPES,
  because: `${name} may call ${others.join(', ') || 'no other room'}; what must be heard elsewhere goes through events`,
});

const clientRoom = (room: string, others: string[], because: string): Room => ({
  room,
  may: [...others, 'src/routes', 'src/theme', ...CLIENT_VALUES],
  types: ['contract/'],
  because: `${because}; ${SCHEMAS}`,
});

export const ROOMS: Room[] = [
  { room: 'contract/', may: [], because: 'the contract imports nothing of ours' },

  { room: 'server/main', may: ['contract/', 'server/'], because: 'main wires the server alone' },
  { room: 'server/app', may: ['contract/', 'server/'], because: 'the app knows the server alone' },
  { room: 'server/background', may: ['contract/', 'server/'], because: 'background work knows the server alone' },
  { room: 'server/books', may: ['server/'], because: 'the books of all rooms are compared in one place' },
  { room: 'server/chain', may: ['server/'], because: 'the chain and what is paid for it are compared in one place' },
  { room: 'server/deps', may: ['server/ids'], types: ['server/'], because: 'deps names types and nothing else' },
  { room: 'server/secrets', may: ['server/start-error'], types: ['server/referrals/share-code'], because: 'secrets are read for main alone' },
  { room: 'server/database/seed/', may: ['contract/', 'server/'], because: 'the seed speaks through the rooms' },
  { room: 'server/database/', may: ['contract/', ...FOUNDATION], because: 'the database knows no room' },
  { room: 'server/pictures/', may: ['contract/', ...FOUNDATION], because: 'how pictures are drawn is the same for every room' },
  { room: 'server/http/', may: GROUND, types: ['server/deps'], because: 'http knows no room' },
  {
    room: 'server/gateways/',
    may: ['contract/', ...FOUNDATION],
    types: [
      'server/members/wechat-login', 'server/referrals/code-pictures', 'server/exchanges/card-points', 'server/mall/top-ups', 'server/billers/biller-link',
      'server/payments/wechat-pay', 'server/payments/bank-debits', 'server/messages/subscribe-messages',
    ],
    because: 'a gateway keeps the promise of a room and knows no more of it',
  },
  { room: 'server/sandbox/', may: ['contract/'], because: 'the sandbox is the outside world: it knows no room' },
  serverRoom('events', []),
  serverRoom('jobs', []),
  serverRoom('members', ['branches', 'events']),
  serverRoom('branches', []),
  serverRoom('cards', ['pictures']),
  serverRoom('applications', ['members', 'branches', 'cards', 'events']),
  serverRoom('referrals', ['members', 'cards', 'events']),
  serverRoom('ledger', []),
  serverRoom('points', ['ledger', 'members', 'events', 'jobs']),
  serverRoom('mall', ['ledger', 'points', 'members', 'branches', 'events', 'jobs']),
  serverRoom('exchanges', ['ledger', 'points', 'members', 'events', 'jobs']),
  serverRoom('rewards', ['ledger', 'points', 'referrals', 'fraud', 'members', 'cards', 'events']),
  serverRoom('billers', ['jobs']),
  serverRoom('bills', ['billers', 'points', 'members', 'events', 'jobs']),
  serverRoom('payments', ['pictures', 'billers', 'bills', 'ledger', 'points', 'members', 'events', 'jobs']),
  serverRoom('mandates', ['billers', 'bills', 'payments', 'members', 'events', 'jobs']),
  serverRoom('messages', ['members', 'events', 'jobs']),
  serverRoom('batches', ['billers', 'payments', 'ledger', 'jobs']),
  serverRoom('reconciliation', ['billers', 'payments', 'batches', 'ledger', 'jobs']),
  serverRoom('fraud', ['referrals', 'members', 'cards', 'events', 'jobs']),
  { room: 'server/*.ts', may: ['contract/', ...FOUNDATION], because: 'the foundation stands on the contract alone' },

  clientRoom('src/features/*/', ['src/shared/'], 'a feature never imports another feature: the page introduces them'),
  clientRoom('src/shared/', [], 'shared code knows no feature and no page'),
  clientRoom('src/pages/*/', ['src/shared/', 'src/features/'], 'a page never imports another page'),
  clientRoom('src/packages/*/', ['src/shared/', 'src/features/'], 'a sub-package never imports another one'),
  { room: 'src/routes', may: [], because: 'paths are plain data' },
  { room: 'src/theme', may: ['contract/brand.ts'], because: 'colours are plain data' },
  clientRoom('src/', ['src/shared/', 'src/features/'], 'src never imports the server'),

  { room: 'config/', may: ['contract/brand', 'src/theme'], because: 'the build knows itself and the brand' },
  { room: 'weapp-host/', may: [], because: 'the host is published on its own and knows no bank' },
  { room: 'tools/', may: ['weapp-host/src/index', 'server/fraud/', 'server/main', 'server/config', 'server/start-error', 'server/books', 'server/chain', 'server/database/', 'server/billers/', 'server/batches/', 'server/reconciliation/', 'src/routes', 'config/brand/', 'contract/', 'test/support/'],
    types: ['server/ledger/verify', 'server/deps'], because: 'tools start things, they are no part of them' },
  { room: 'bench/', may: ['weapp-host/src/index', 'server/books', 'server/database/', 'server/referrals/', 'server/jobs/loop', 'server/ids', 'server/sealing', 'src/routes', 'tools/', 'test/support/'],
    types: ['contract/', 'server/deps'], because: 'a benchmark measures from outside' },
  { room: 'test/', may: ['contract/', 'server/', 'src/', 'config/', 'tools/', 'bench/lighthouse-score', 'weapp-host/src/index'], because: 'a test knows what it tests' },
];

/** The beginning of `path` that `room` describes, with `*` filled in; undefined when the path is elsewhere. */
const placeOf = (room: string, path: string): string | undefined =>
  new RegExp(`^${room.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}`).exec(path)?.[0];

const isOurs = (path: string): boolean => path.includes('/') && /^(contract|server|src|config|tools|test|bench|weapp-host)\//.test(path);

/** One sentence for every import that breaks the table: where it stands, what it reaches for, and the rule. */
export const badImports = (imports: readonly Import[]): string[] =>
  imports.flatMap(({ file, line, target, isType }) => {
    if (!isOurs(file)) return [];
    const found = ROOMS.find(({ room }) => placeOf(room, file) !== undefined);
    if (!found) return [`${file}:${line} is in no room: give it one in test/support/rooms.ts`];
    if (!isOurs(target)) return [];
    const own = placeOf(found.room, file) ?? '';
    const allowed = [own, ...found.may, ...(isType ? (found.types ?? []) : [])];
    if (allowed.some((beginning) => target.startsWith(beginning))) return [];
    return [`${file}:${line} → ${target}: ${found.because}`];
  });

/** Each circle of imports that is still there when the program runs, as `a → b → a`. */
export const circles = (imports: readonly Import[]): string[] => {
  const graph = new Map<string, string[]>();
  for (const { file, target, isType } of imports) {
    if (!isType && isOurs(target)) graph.set(file, [...(graph.get(file) ?? []), target]);
  }
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) return void found.push([...path.slice(at), file].join(' → '));
    if (done.has(file)) return;
    for (const target of graph.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
};
