import { readFileSync, mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { ask, signIn } from './test/support/site';
const { url, browser: ws } = JSON.parse(readFileSync('/tmp/g/stage.json', 'utf8'));
process.env.H5_URL = url;
import { welcome } from './test/support/h5-visitor';
import { press } from './test/support/h5-pages';
import { routes } from './src/routes';
const only = process.argv.slice(2);
const main = async () => {
  mkdirSync('/tmp/g/shots', { recursive: true });
  const token = await signIn(url, 'wang-xiaoman');
  const { accounts } = await ask(`${url}/api/bill-accounts`, { token }) as any;
  console.log(accounts.map((a: any) => `${a.alias ?? a.biller.name} ${a.due.state} ${a.due.amountFen} ${a.maskedNumber}`).join('\n'));
  const due = accounts.find((a: any) => a.due.amountFen === 12860) ?? accounts[0];
  const browser = await chromium.connect(ws);
  for (const colorScheme of ['light', 'dark'] as const) {
    const m = await welcome(browser, { person: 'wang-xiaoman', colorScheme });
    const g = await welcome(browser, { colorScheme });
    const n = await welcome(browser, { person: 'nobody-yet', colorScheme });
    const pages: [string, any, string, (() => Promise<unknown>)?][] = [
      ['home', m, routes.home()], ['life', m, routes.life()], ['search', m, routes.billers()], ['bind', m, routes.bind(due.biller.id)],
      ['account', m, routes.billAccount(due.id)], ['family', m, routes.family()], ['mandates', m, routes.mandates()],
      ['mandate-start', m, routes.mandates(due.id)],
      ['region', m, routes.billers(), () => press(m, /^缴费城市：/)],
      ['unbind', m, routes.billAccount(due.id), () => press(m, '解绑户号')],
      ['limit', m, routes.billAccount(due.id), () => press(m, /^每月提示额度/)],
      ['life-guest', g, routes.life()], ['life-new', n, routes.life()], ['family-new', n, routes.family()],
      ['mandates-new', n, routes.mandates()],
      ['code', m, routes.life(), () => press(m, '扫账单码')],
    ];
    for (const [name, v, address, then] of pages) {
      if (only.length && !only.includes(name)) continue;
      await v.page.setViewportSize({ width: 375, height: /^life/.test(name) ? 1750 : 812 });
      await v.page.goto(address, { waitUntil: 'networkidle' });
      await v.page.addStyleTag({ content: '.sandbox-host { display: none !important }' });
      if (then) { await then().catch((e: Error) => console.log(name, e.message.split('\n')[0])); await v.page.waitForTimeout(600); }
      await v.page.screenshot({ path: `/tmp/g/shots/${name}-${colorScheme}.png`, animations: 'disabled', fullPage: !then });
    }
    for (const v of [m, g, n]) { if (v.faults.length) console.log(colorScheme, v.faults); await v.leave(); }
  }
  await browser.close();
};
main().catch((e) => { console.error(e); process.exit(1); });
