import { startBrowser } from './test/support/browser';
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const main = async () => {
  const server = await startBrowser();
  const b = await chromium.connect(server.wsEndpoint());
  for (const scheme of ['light', 'dark']) {
    const names = ['history','topup','topup-bill','pay','pay-points','cashier','cancelled','result','receipt','receipt-picture'];
    const p = await b.newPage({ viewport: { width: 1500, height: 1300 } });
    await p.setContent(`<body style="margin:0;display:flex;flex-wrap:wrap">${names.map((n) => `<img style="width:300px" src="data:image/png;base64,${readFileSync(`/tmp/h-shots/${n}-${scheme}.png`).toString('base64')}">`).join('')}</body>`);
    await p.waitForTimeout(500);
    await p.screenshot({ path: `/tmp/h-shots/sheet-${scheme}.png`, fullPage: true });
  }
  await b.close(); await server.close();
};
main().then(() => process.exit());
