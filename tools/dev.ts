import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './build';

const HELP = `Watches the sources and rebuilds or restarts what changed.
  npm run dev           the service and the H5 mini-program
  npm run dev:server    the service alone
  npm run dev:h5        the H5 mini-program alone, with reload in the browser
  npm run dev:weapp     the build that WeChat DevTools shows
`;

const taro = (platform: string): string[] => [
  join(ROOT, 'node_modules/@tarojs/cli/bin/taro'),
  'build',
  '--type',
  platform,
  '--watch',
];

const COMMANDS: Record<string, string[]> = {
  server: [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'watch', join(ROOT, 'tools/start.ts'), '--no-build'],
  h5: taro('h5'),
  weapp: taro('weapp'),
};

const run = (name: string): ChildProcess =>
  spawn(process.execPath, COMMANDS[name] ?? [], {
    cwd: ROOT,
    env: { NODE_ENV: 'development', TARO_APP_SANDBOX: '1', ...process.env },
    stdio: 'inherit',
  });

const main = (): void => {
  const asked = process.argv.slice(2);
  const names = asked.length > 0 ? asked : ['server', 'h5'];
  if (names.some((name) => !(name in COMMANDS))) return void process.stdout.write(HELP);
  const children = names.map(run);
  const stop = (): void => children.forEach((child) => child.kill());
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // One without the other is of no use: when one ends, all end.
  children.forEach((child) => child.on('exit', stop));
};

main();
