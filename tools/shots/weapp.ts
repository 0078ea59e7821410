import automator from 'miniprogram-automator';
import type { Scene } from '../../test/support/h5-scenes';
import { launchOf } from '../../test/support/weapp-launch';
import { BUILT_ORIGIN } from '../../test/support/weapp-origin';
import { openHost, type Host, type Session } from '../../weapp-host/src/index';
import { ROOT } from '../build';
import { INSTANT, SIZE, THEMES, untilStill, type Picture, type Theme } from './picture';

const PATIENCE_MS = 20_000;
const PAUSE_MS = 80;
/** How long after its first words a page may still ask for its other parts, and how long after that a canvas is drawn. */
const SETTLE_MS = 800;
const CANVAS_MS = 1_000;
/** How often in a row a picture has to come out the same. */
const STILL = 2;
const TRIES_MAX = 40;

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;

interface Phone {
  session: Session;
  mini: MiniProgram;
}

const pause = (ms = PAUSE_MS): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What members choose on the page of settings, kept as the mini-program keeps it. */
const chooseElder = async ({ session, mini }: Phone): Promise<void> => {
  await mini.callWxMethod('setStorageSync', 'mb:look', { theme: 'auto', isElder: true, wasElderOffered: true });
  await session.launch({});
};

const enter = async (host: Host, person: string | undefined, theme: Theme): Promise<Phone> => {
  const device = { ...SIZE, pixelRatio: 1, theme: theme === 'dark' ? ('dark' as const) : ('light' as const) };
  const session = await host.openSession({ ...(person !== undefined && { person }), device, clockAt: INSTANT });
  const phone = { session, mini: await automator.connect({ wsEndpoint: session.wsEndpoint }) };
  if (theme === 'elder') await chooseElder(phone);
  return phone;
};

/** Whether the page on top has words, and no bones any more. */
const hasContent = async ({ mini }: Phone): Promise<boolean> => {
  const page = await mini.currentPage();
  const shell = await page?.$('.mb-shell');
  return shell !== null && ((await shell?.text()) ?? '').trim() !== '' && !(await page?.$('.mb-skeleton'));
};

/** A picture of what the page is once nothing on it moves. */
const shoot = async (phone: Phone): Promise<Buffer> => {
  const deadlineMs = performance.now() + PATIENCE_MS;
  while (!(await hasContent(phone).catch(() => false)) && performance.now() < deadlineMs) await pause();
  await pause(SETTLE_MS);
  const page = await phone.mini.currentPage();
  if (await page?.$('canvas')) await pause(CANVAS_MS);
  return untilStill(() => phone.session.screenshot(), { times: STILL, tries: TRIES_MAX, pauseMs: PAUSE_MS });
};

/** Every page as it opens in the compiled mini-program. What lies behind taps is the same there, and shown by the web. */
export const takeInWeapp = async (serviceUrl: string, scenes: readonly Scene[], addresses: Readonly<Record<string, string>>): Promise<Picture[]> => {
  const host = await openHost({
    project: ROOT,
    loginUrl: `${serviceUrl}/sandbox/device/login`,
    cashierUrl: `${serviceUrl}/sandbox/wechat-pay/device/pay`,
    origins: { [BUILT_ORIGIN]: serviceUrl },
  });
  const pictures: Picture[] = [];
  try {
    for (const theme of THEMES) {
      const phones = new Map<string, Phone>();
      for (const scene of scenes.filter(({ prepare, isInMoments }) => !prepare && !(isInMoments && theme === 'elder'))) {
        const person = scene.person ?? '';
        const phone = phones.get(person) ?? (await enter(host, scene.person, theme));
        phones.set(person, phone);
        await phone.session.launch(launchOf(addresses[scene.page]!));
        pictures.push({ scene: scene.name, side: 'weapp', theme, png: await shoot(phone) });
      }
      for (const { mini, session } of phones.values()) {
        mini.disconnect();
        await session.close();
      }
    }
  } finally {
    await host.close();
  }
  return pictures;
};
