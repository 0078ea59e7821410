import { createServer } from 'node:http';
import { openSmallProject } from './test/runtime/small-project';
jest.setTimeout(100_000);
const seen: Record<string, number> = {};
const server = createServer((q, s) => { const [, run, n] = q.url!.split('/'); seen[run!] = Math.max(seen[run!] ?? 0, Number(n)); s.writeHead(200, { 'access-control-allow-origin': '*' }).end(); });
server.listen(45871);
const WRITER = `Page({ onLoad({ run }) {
  let n = 0; const W = Function('return this')();
  setInterval(() => { n += 1; wx.setStorageSync('n' + run, n); W.navigator.sendBeacon('http://127.0.0.1:45871/' + run + '/' + n); }, 0);
} });`;
const phone = openSmallProject({
  'app.json': { pages: ['pages/a', 'pages/writer'] },
  'pages/a.js': 'Page({})', 'pages/a.wxml': '<view />',
  'pages/writer.js': WRITER, 'pages/writer.wxml': '<view />',
});
test('x', async () => {
  const out: unknown[] = [];
  phone().session.onEvent((m, p) => { if (m === 'App.exceptionThrown') out.push(JSON.stringify(p).slice(0, 100)); });
  for (let i = 0; i < 40; i += 1) {
    const { session } = phone();
    await session.launch({ path: 'pages/writer', query: { run: String(i) } });
    for (let k = 0; k < 100 && !(seen[i]! > 3); k += 1) await new Promise((r) => setTimeout(r, 5));
    if (i % 2) await session.launch({}); else await session.exit();
    const kept = await session.extension('Host.getStorage', {}) as Record<string, string>;
    await new Promise((r) => setTimeout(r, 100)); out.push(`${kept['n' + i]}/${seen[i]}`);
    if (out.length > 60) break;
  }
  console.log(out.join(' '));
  server.closeAllConnections(); server.close();
});
