import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import automator from 'miniprogram-automator';
import { FROM_SINGLE_PAGE_SCENE, type Launch, type SharedCard } from '../../weapp-host/src/index';
import { ROOT } from '../../tools/build';
import { queryOn } from './weapp-pages';
import { listenForFaults, type MiniProgram, type ShareChannel, type WeappPhone, type WeappPhones } from './weapp-phone';

/** Untracked by git, and read by DevTools over project.config.json. */
const PRIVATE_CONFIG = join(ROOT, 'project.private.config.json');

const queryText = (query: Record<string, string> = {}): string =>
  Object.entries(query).map(([key, value]) => `${key}=${value}`).join('&');

const parseQuery = (text: string): Record<string, string> =>
  Object.fromEntries(text.split('&').filter(Boolean).map((pair) => [pair.split('=')[0]!, pair.slice(pair.indexOf('=') + 1)]));

/** A compile mode is the only way to tell DevTools a scene. The developer's own private settings come back afterwards. */
const withLaunch = async <T>(launch: Partial<Launch>, work: () => Promise<T>): Promise<T> => {
  const kept = existsSync(PRIVATE_CONFIG) ? readFileSync(PRIVATE_CONFIG, 'utf8') : undefined;
  const mode = { name: 'e2e', pathName: launch.path ?? '', query: queryText(launch.query), scene: launch.scene ?? null, launchMode: 'default' };
  const own = JSON.parse(kept ?? '{}') as Record<string, unknown>;
  writeFileSync(PRIVATE_CONFIG, JSON.stringify({ ...own, condition: { miniprogram: { current: 0, list: [mode] } } }));
  try {
    return await work();
  } finally {
    if (kept === undefined) rmSync(PRIVATE_CONFIG, { force: true });
    else writeFileSync(PRIVATE_CONFIG, kept);
  }
};

const HOOKS = { appMessage: 'onShareAppMessage', timeline: 'onShareTimeline' } as const;

const shareOf = async (mini: MiniProgram, channel: ShareChannel): Promise<SharedCard> => {
  const page = (await mini.currentPage())!;
  const told = (await page.callMethod(HOOKS[channel], { from: 'menu' })) as { title: string; path?: string; query?: string };
  const [path = page.path, query = ''] = channel === 'timeline' ? [page.path, told.query] : (told.path ?? page.path).split('?');
  const scene = channel === 'timeline' ? 1154 : 1007;
  return { channel, title: told.title, path: path.replace(/^\//, ''), query: parseQuery(query), scene };
};

/** DevTools runs one mini-program a project: its test accounts (多账号调试) are the people, in the order in which they come. */
export const openDevTools = async (cliPath: string): Promise<WeappPhones> => {
  const start = (account: string | undefined, launch: Partial<Launch>) =>
    withLaunch(launch, () => automator.launch({ cliPath, projectPath: ROOT, ...(account && { account }) }));
  const first = await start(undefined, {});
  const accounts = ((await first.testAccounts()) as { openid: string }[]).map(({ openid }) => openid);
  await first.close();

  const welcome = async (person: string): Promise<WeappPhone> => {
    const account = accounts.shift();
    if (account === undefined) throw new Error(`no test account is left for ${person}: add one in DevTools under 工具 → 多账号调试`);
    const phone: WeappPhone = {
      mini: await start(account, {}),
      faults: [],
      enter: async (launch) => {
        await phone.mini.close();
        phone.mini = await start(account, launch);
        listenForFaults(phone.mini, phone.faults);
      },
      share: (channel) => shareOf(phone.mini, channel),
      goToMiniProgram: async () => {
        const page = (await phone.mini.currentPage())!;
        await phone.enter({ path: page.path, query: queryOn(page), scene: FROM_SINGLE_PAGE_SCENE });
      },
      // DevTools has no letters to set: what it would tell of them is put into its mouth, until the mini-program is entered anew.
      setFontScale: async (fontSizeScaleFactor) => {
        const info = (await phone.mini.callWxMethod('getAppBaseInfo')) as object;
        await phone.mini.mockWxMethod('getAppBaseInfo', { ...info, fontSizeScaleFactor });
      },
      leave: () => phone.mini.close(),
    };
    listenForFaults(phone.mini, phone.faults);
    return phone;
  };
  return { welcome, close: async () => undefined };
};
