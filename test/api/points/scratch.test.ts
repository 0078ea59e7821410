import { sql } from '../../../server/database/database';
import { newMember } from '../../support/people';
import { giveLot } from '../../support/ledger';
import pg from 'pg';
import { startService } from '../../support/service';
import * as fs from 'fs';
jest.setTimeout(500_000);
test('plans', async () => {
  const service = await startService();
  const { deps } = service;
  const m = await newMember(deps);
  await giveLot(deps, m, 1);
  const url = (process.env['MICRO_BRANCH_TEST_URL']!);
  const [{ db }] = await deps.database.query<{ db: string }>(sql('x.db', 'select current_database() as db')) as [{ db: string }];
  const u = new URL(url); u.pathname = '/' + db;
  const c = new pg.Client({ connectionString: u.href }); await c.connect();
  const N = 1_000_000;
  await c.query(`insert into accounts (id, kind, unit, owner_id, balance) select 1000000+g*2, 'points-available','points',5000000+g,0 from generate_series(1,20000) g`);
  await c.query(`insert into transfers (id, debit_id, credit_id, amount, cause, reference, owner_id, posted_at)
    select gen_random_uuid(), case when g%3=0 then w.acc else 1 end, case when g%3=0 then 2 else w.acc end, 5, case when g%3=0 then 'spent' else 'earned' end, case when g%3=0 then 'order:' else 'check-in:' end || g, w.owner, timestamptz '2024-01-01' + g * interval '75 seconds'
    from generate_series(1,${N}) g cross join lateral (select case when g%10=0 then ${m}::bigint else 5000000+(g::bigint*7919)%20000+1 end as owner, case when g%10=0 then (select id from accounts where owner_id=${m} and kind='points-available') else 1000000+((g::bigint*7919)%20000+1)*2 end as acc) w`);
  await c.query(`alter table lots disable trigger all; insert into lots (id, member_id, transfer_id, source, points, remaining, rules_version, steps, earned_on, earned_at, expires_on)
    select seq+10000000, owner_id, id, 'check-in', 5, 0, 1, '[]', posted_at::date, posted_at, posted_at::date + 700 from transfers where cause='earned' and id not in (select transfer_id from lots); alter table lots enable trigger all;`);
  await c.query('vacuum analyze');
  const out: string[] = [];
  const raw: Record<string, string> = {};
  const keep = { ...deps.database, query: async (q: any) => { raw[q.name] = q.text; return [] as any[]; } };
  const st = require('../../../server/points/statement');
  await st.listEntries(keep, { memberId: m }, { max: 1 }); await st.totalMonths(keep, m, ['2025-02']); await st.totalKinds(keep, { memberId: m }, '0');
  const text = (_: string, name: string) => raw[name]!;
  const run = async (name: string, q: string, v: unknown[]) => {
    for (let i = 0; i < 7; i++) { const t = Date.now(); await c.query({ name, text: q, values: v }); if (i === 6 || i===0) out.push(`${name} run ${i} ${Date.now() - t} ms`); }
    const r = await c.query({ name: 'e' + name, text: 'explain (analyze, buffers, settings) ' + q, values: v }); out.push(r.rows.map((x: any) => x['QUERY PLAN']).join('\n'));
  };
  const S = 'server/points/statement.ts';
  await run('list', text(S, 'statement.list'), [m, null, null, null, null, 31]);
  await c.query("set plan_cache_mode = force_generic_plan");
  await run('listg', text(S, 'statement.list'), [m, null, null, null, null, 31]);
  await run('listg-lit', text(S, 'statement.list').replace('$6', '31 offset ($6::int - 31)'), [m, null, null, null, null, 31]);
  await run('listg-seq', text(S, 'statement.list').replace('$6', '31 offset ($6::int - 31)').replace('coalesce($2, 9223372036854775807)', '$2'), [m, '9223372036854775807', null, null, null, 31]);
  fs.writeFileSync('/tmp/plans.txt', out.join('\n'));
  await c.end();
  await service.close().catch(() => undefined);
});
