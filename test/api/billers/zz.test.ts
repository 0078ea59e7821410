import { startService } from '../../support/service';
import { seedBillers } from '../../../server/database/seed/seed-billers';
import { listSeedBillers } from '../../../server/database/seed/billers';
import { importFile } from '../../../server/billers/import-file';
import { uploadBills } from '../../../server/billers/upload-bills';
import { findBillerByKey } from '../../../server/billers/store';
import { billerText, billFile, manyBills } from '../../support/billers';
import { loadavg } from 'node:os';
jest.setTimeout(200_000);
test('x', async () => {
  const service = await startService();
  const out: unknown[] = [];
  let t = performance.now();
  const lap = (name: string) => { out.push([name, Math.round(performance.now() - t)]); t = performance.now(); };
  const text = billerText(...listSeedBillers()); lap('text');
  await importFile(service.deps, { fileName: 'x', text }, { isDryRun: true }); lap('dry run 5081');
  await importFile(service.deps, { fileName: 'x', text }); lap('import 5081');
  await importFile(service.deps, { fileName: 'x', text }); lap('again');
  await importFile(service.deps, { fileName: 'x', text: text.replaceAll('"days": 1', '"days": 2') }); lap('changed');
  await seedBillers(service.deps);
  const biller = (await findBillerByKey(service.deps.database, 'tuition-310100'))!;
  const bills = billFile(manyBills(100_000, (i) => `${String(2026000001 + i)},B${i + 1},10000,2026年11月,2026-12-31,王*满`)); lap('text');
  await uploadBills(service.deps, biller, bills); lap('upload 100k');
  const bills2 = billFile(manyBills(100_000, (i) => `${String(2026000001 + i)},B${i + 1},10001,2026年11月,2026-12-31,王*满`)); lap('text');
  await uploadBills(service.deps, biller, bills2); lap('upload 100k upsert');
  const url = await service.app.listen({ port: 0, host: '127.0.0.1' });
  const qs = ['text=sh', 'text=dianli', 'text=%E7%94%B5&region=330100', 'region=440300&category=daily-life', 'text=qqqq', 'cursor=4900', 'text=a', 'region=310100', 'text=%E4%B8%8A%E6%B5%B7%20%E7%94%B5%E5%8A%9B'];
  for (const q of qs) { const r = await fetch(`${url}/api/billers?${q}`); if (r.status !== 200) throw new Error(q + r.status); await r.text(); }
  for (const clients of [1, 4]) {
    const times: number[] = [];
    await Promise.all(Array.from({ length: clients }, async (_, c) => { for (let i = 0; i < 2000 / clients; i++) { const t = performance.now(); const r = await fetch(`${url}/api/billers?${qs[(i + c) % qs.length]}`); await r.text(); times.push(performance.now() - t); } }));
    times.sort((a, b) => a - b); out.push([`clients ${clients}`, 'p50', times[1000], 'p99', times[1979], 'max', times[1999]]);
  }
  out.push(loadavg());
  console.log(JSON.stringify(out));
  await service.close();
});
