/**
 * Seven kinds of test. `unit` and `ui` need nothing; `weapp` needs its build; `api` needs PostgreSQL; `h5` and `e2e` need PostgreSQL, a
 * build and a browser; `host` tests weapp-host with its fixture and needs a browser.
 * Babel is configured here alone: babel.config.js belongs to the mini-program's own build.
 */
const presets = [
  ['@babel/preset-env', { targets: { node: 'current' } }],
  ['@babel/preset-react', { runtime: 'automatic' }],
  ['@babel/preset-typescript', { onlyRemoveTypeImports: true }],
];

const project = {
  rootDir: __dirname,
  transform: { '\\.[jt]sx?$': ['babel-jest', { configFile: false, babelrc: false, presets }] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  moduleNameMapper: {
    '\\.(scss|css|png|svg)$': '<rootDir>/test/support/asset.js',
    '^@tarojs/components$': '<rootDir>/test/support/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/support/taro.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
  },
};

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/support/summary-reporter.js'],
  projects: [
    { ...project, displayName: 'unit', testEnvironment: 'node', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    { ...project, displayName: 'ui', testEnvironment: 'jsdom', testMatch: ['<rootDir>/test/**/*.test.tsx'] },
    { ...project, displayName: 'weapp', testEnvironment: 'node', testMatch: ['<rootDir>/test/weapp/**/*.test.ts'] },
    {
      ...project,
      displayName: 'api',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/api/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/postgres-setup.ts',
      globalTeardown: '<rootDir>/test/support/postgres-teardown.ts',
    },
    {
      ...project,
      displayName: 'h5',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/h5/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/h5-setup.ts',
      globalTeardown: '<rootDir>/test/support/h5-teardown.ts',
    },
    { ...project, displayName: 'host', testEnvironment: 'node', testMatch: ['<rootDir>/weapp-host/test/**/*.test.ts'] },
    {
      ...project,
      displayName: 'e2e',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/e2e-setup.ts',
      globalTeardown: '<rootDir>/test/support/e2e-teardown.ts',
    },
  ],
};
