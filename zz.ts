import { writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { startEmbedded } from './server/database/embedded';
import { migrate } from './server/database/migrate';
import { fill } from './bench/points-fill';
import { join } from 'node:path';
(async () => {
  const e = await startEmbedded({ dataDir: join(process.cwd(), '.data/bench/postgres'), log: console.log });
  const c = new pg.Client({ connectionString: e.url }); await c.connect();
  await c.query('drop database if exists zz with (force)'); await c.query('create database zz');
  const url = Object.assign(new URL(e.url), { pathname: '/zz' }).href;
  await migrate(url);
  const d = new pg.Client({ connectionString: url }); await d.connect();
  await fill(d, 100000, () => {});
  writeFileSync('/tmp/zz-url', url);
  console.log(url);
  const u = new URL(url);
  const run = (name: string, script: string, extra: string[] = []) => {
    writeFileSync('/tmp/zz.sql', script);
    const out = execFileSync('pgbench', ['-h', u.hostname, '-p', u.port, '-U', u.username, '-n', '-M', 'prepared', '-c', '8', '-j', '2', '-T', '6', '-f', '/tmp/zz.sql', ...extra, 'zz'], { env: { ...process.env, PGPASSWORD: u.password } }).toString();
    console.log(name, /tps = ([\d.]+)/.exec(out)?.[1]);
  };
  const order = `\\set m random(1, 10000)\n\\set i random(1, 64)\n\\set r random(1, 9000000000000000)\nselect (o).id from mall_place_order(:r, :m, gen_random_uuid(), gen_random_uuid(), :i, 1, null, null, md5(random()::text), now(), current_date, now()) o;\n`;
  const spend = `\\set m random(1, 10000)\nselect points_spend(gen_random_uuid(), :m, 1, 'payment', gen_random_uuid()::text, false, null, current_date, now());\n`;
  for (let i = 0; i < 2; i++) { run('spend', spend); run('order', order); }
  await d.query('set track_functions=all').catch(() => {});
  await d.end();
  await c.end();
  if (process.argv[2] === 'stop') await e.stop(); 
  process.exit(0);
})();
