import { chromium } from 'playwright-core';
import { openStage } from './test/support/h5-stage';
import { welcome } from './test/support/h5-visitor';
import { press, topPage } from './test/support/h5-pages';
import { signIn, ask } from './test/support/site';
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
const main = async () => {
  const { startSeededService } = await import('./test/support/seeded-service');
  const { startBrowser } = await import('./test/support/browser');
  const service = await startSeededService();
  const server = await startBrowser();
  process.env.H5_URL = service.url;
  const browser = await chromium.connect(server.wsEndpoint());
  const token = await signIn(service.url, 'wang-xiaoman');
  const { accounts } = (await ask(`${service.url}/api/bill-accounts`, { token })) as any;
  console.log(accounts.map((a: any) => [a.id, a.biller.name, a.biller.flow, a.due.amountFen].join(' ')).join('\n'));
  const elec = accounts.find((a: any) => a.due.amountFen === 12860) ?? accounts[0];
  const top = accounts.find((a: any) => a.biller.flow === 'top-up');
  const shot = async (v: any, name: string) => v.page.screenshot({ path: `/tmp/h-shots/${name}.png` });
  for (const colorScheme of ['light', 'dark'] as const) {
    const v = await welcome(browser, { person: 'wang-xiaoman', colorScheme });
    const open = async (path: string) => { await v.page.goto(path, { waitUntil: 'networkidle' }); await v.page.addStyleTag({ content: '.sandbox-bar { display: none !important }' }); };
    try {
      await open(`/packages/bill/history/index`); await shot(v, `history-${colorScheme}`);
      await open(`/packages/bill/pay/index?account=${top.id}`); await shot(v, `topup-${colorScheme}`);
      await topPage(v).getByRole('radio').nth(2).click(); await v.page.waitForTimeout(1500); await shot(v, `topup-bill-${colorScheme}`);
      const acc = colorScheme === 'light' ? elec : accounts.find((a: any) => a.id !== elec.id && a.due.state === 'due');
      await open(`/packages/bill/pay/index?account=${acc.id}`); await v.page.waitForTimeout(800); await shot(v, `pay-${colorScheme}`);
      const toggle = topPage(v).getByRole('checkbox');
      if (await toggle.count()) { await toggle.first().click(); await shot(v, `pay-points-${colorScheme}`); }
      await v.page.getByRole('button', { name: /^确认缴费/ }).locator('visible=true').last().click();
      await v.page.getByRole('dialog', { name: '沙箱收银台' }).waitFor(); await shot(v, `cashier-${colorScheme}`);
      await press(v, '取消'); await v.page.getByText(/未扣款/).first().waitFor(); await shot(v, `cancelled-${colorScheme}`);
      await press(v, /^继续支付/); await press(v, '支付');
      await v.page.waitForURL('**/bill/result/**'); await v.page.waitForTimeout(3500); await v.page.addStyleTag({ content: '.sandbox-bar { display: none !important }' }); await shot(v, `result-${colorScheme}`);
      await press(v, '查看凭证'); await v.page.waitForURL('**/bill/receipt/**'); await v.page.waitForTimeout(1500); await shot(v, `receipt-${colorScheme}`);
      const saved = v.page.waitForEvent('download', { timeout: 8000 }); await press(v, '保存图片'); await (await saved).saveAs(`/tmp/h-shots/receipt-picture-${colorScheme}.png`);
    } catch (e) { console.log('FAIL', colorScheme, (e as Error).message.slice(0, 600)); await shot(v, `fail-${colorScheme}`); }
    console.log(v.faults);
    await v.leave();
  }
  await browser.close(); await server.close(); await service.close();
};
main().catch((e) => { console.error(e); process.exitCode = 1; }).finally(() => setTimeout(() => process.exit(), 2000));
