const reactHooks = require('eslint-plugin-react-hooks');
const tseslint = require('typescript-eslint');

/** A wall: what may not be imported, and what to do instead. `type` leaves `import type` alone. */
const wall = (regex, message) => ({ regex, message });
const typeWall = (regex, message) => ({ regex, message, allowTypeImports: true });
const walls = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const noServer = wall('^@micro-branch/server|(^|/)server(/|$)', 'The mini-program knows the contract, never the server: ask over shared/api.');
const noSchemas = typeWall(
  '^@micro-branch/contract/(?!(units|errors|endpoints|brand|fit-text)$)',
  'A schema library would enter the package: import values only from units, errors, endpoints, brand and fit-text; use `import type` for schemas.',
);
const noTaro = typeWall('^@tarojs/taro$', 'Only shared/platform calls Taro: add what you need there, with a name that says what it is for.');
const noFeatures = wall('(^@/|/)features(/|$)', 'A feature never imports another feature: let the page introduce them. Shared code imports no feature.');
const noPages = wall('(^@/|/)(pages|packages)(/|$)', 'Pages are the outermost room: only src/app.tsx stands outside them. Paths to pages are in src/routes.ts.');
const noClient = wall('^@/|^@tarojs/|^react|(^|/)src/', 'The service never imports the mini-program: what both need belongs in the contract.');
const noOwn = wall('^@/|^@micro-branch/|^\\.\\.', 'The contract imports nothing of ours.');
const noOutside = typeWall(
  '^\\.\\./(gateways|sandbox|http|app|main)(/|$)',
  'A room names what it needs of the outside as an interface of its own; main.ts wires it. Only `import type` of http/handlers.',
);

const SERVER_ROOMS = ['members', 'branches', 'cards', 'applications', 'referrals', 'ledger', 'points', 'mall', 'exchanges', 'events', 'fraud', 'rewards', 'billers', 'bills', 'payments', 'mandates', 'messages', 'batches', 'reconciliation'].map((room) => `server/${room}/**/*.ts`);
const clock = 'Time comes in through deps: clock.now().';
const timeAndChance = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Chance comes in through deps.' },
];

module.exports = tseslint.config(
  { ignores: ['weapp-host/dist/', 'weapp-host/fixture/', 'dist/', '.data/', 'node_modules/', 'coverage/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked, reactHooks.configs['recommended-latest']],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An event handler may be async, and a handler behind an async interface need not await.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, properties: false } }],
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 50, skipComments: true }],
      'max-params': ['error', 4],
    },
  },
  { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs', globals: { process: 'readonly', __dirname: 'readonly' } } },
  { files: ['test/**', 'weapp-host/test/**', 'server/database/seed/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },

  walls(['contract/**/*.ts'], [noOwn]),
  walls(['server/**/*.ts'], [noClient], SERVER_ROOMS),
  walls(SERVER_ROOMS, [noClient, noOutside]),
  walls(['src/**/*.{ts,tsx}'], [noServer, noSchemas, noTaro], ['src/{shared,features}/**']),
  walls(['src/features/**/*.{ts,tsx}'], [noServer, noSchemas, noTaro, noFeatures, noPages]),
  walls(['src/shared/**/*.{ts,tsx}'], [noServer, noSchemas, noTaro, noFeatures, noPages], ['src/shared/platform/**']),
  walls(['src/shared/platform/**/*.{ts,tsx}'], [noServer, noSchemas, noFeatures, noPages]),
  { files: SERVER_ROOMS, rules: { 'no-restricted-syntax': ['error', ...timeAndChance] } },
);
