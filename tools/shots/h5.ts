import type { Browser, Page } from 'playwright-core';
import { openScene, type Scene } from '../../test/support/h5-scenes';
import { welcome, type Visitor } from '../../test/support/h5-visitor';
import { INSTANT, THEMES, untilStill, type Picture, type Theme } from './picture';

const PAUSE_MS = 80;
const TRIES_MAX = 40;
/** How often a picture has to come out the same before nothing moves any more; a canvas is drawn some time after its page. */
const STILL = { page: 1, canvas: 8 };

/** A picture of what the page is once nothing on it moves. */
const shoot = async (page: Page): Promise<Buffer> => {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const times = (await page.locator('canvas').count()) > 0 ? STILL.canvas : STILL.page;
  return untilStill(() => page.screenshot({ animations: 'disabled', caret: 'hide' }), { times, tries: TRIES_MAX, pauseMs: PAUSE_MS });
};

/** Where what was tapped and filled in has scrolled the page to is chance. */
const scrollUp = (page: Page): Promise<void> => page.evaluate(() => document.querySelectorAll('.taro_page').forEach((shown) => (shown.scrollTop = 0)));

const enter = async (browser: Browser, person: string | undefined, isElder: boolean): Promise<Visitor> => {
  const visitor = await welcome(browser, { ...(person && { person }), isElder });
  visitor.page.setDefaultTimeout(30_000);
  await visitor.page.context().clock.setFixedTime(INSTANT);
  return visitor;
};

const takeThemes = async (visitor: Visitor, name: string, themes: readonly Theme[]): Promise<Picture[]> => {
  const pictures: Picture[] = [];
  for (const theme of themes) {
    await visitor.page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
    pictures.push({ scene: name, side: 'h5', theme, png: await shoot(visitor.page) });
  }
  await visitor.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return pictures;
};

/** Every scene in the browser: a phone that is light and dark by turns, and one in large type. */
export const takeInH5 = async (browser: Browser, scenes: readonly Scene[], addresses: Readonly<Record<string, string>>): Promise<Picture[]> => {
  const pictures: Picture[] = [];
  for (const isElder of [false, true]) {
    const visitors = new Map<string, Visitor>();
    const themes = THEMES.filter((theme) => (theme === 'elder') === isElder);
    for (const scene of scenes.filter(({ isInMoments }) => !(isInMoments && isElder))) {
      const person = scene.isNewcomer && isElder ? `${scene.person}-elder` : scene.person;
      const visitor = visitors.get(person ?? '') ?? (await enter(browser, person, isElder));
      visitors.set(person ?? '', visitor);
      await openScene(visitor, scene, addresses);
      await scrollUp(visitor.page);
      pictures.push(...(await takeThemes(visitor, scene.name, themes)));
    }
    for (const visitor of visitors.values()) await visitor.leave();
  }
  return pictures;
};
