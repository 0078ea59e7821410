import { startBrowser } from './test/support/browser';
import { startSeededService } from './test/support/seeded-service';
import { writeFileSync, existsSync } from 'node:fs';
const main = async () => {
  const service = await startSeededService();
  const browser = await startBrowser();
  writeFileSync('/tmp/g/stage.json', JSON.stringify({ url: service.url, browser: browser.wsEndpoint(), pid: process.pid }));
  while (!existsSync('/tmp/g/stop')) await new Promise((r) => setTimeout(r, 1000));
  await browser.close(); await service.close();
};
main().catch((e) => { console.error(e); process.exit(1); });
