import { buildSync } from 'esbuild';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { everyScene, openScene } from '../../test/support/h5-scenes';
import { welcome, type Visitor } from '../../test/support/h5-visitor';
import { noFindings, type Fault, type Findings } from './findings';
import type { look, lookAtWidth } from './in-browser';

export const THEMES = ['light', 'dark', 'elder', 'elder-dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What one page is like in one theme. */
export interface Look {
  scene: string;
  theme: Theme;
  findings: Findings;
}

interface Job {
  browser: Browser;
  addresses: Record<string, string>;
  themes: readonly Theme[];
  /** Of these scenes and no others; all when there are none. */
  scenes?: readonly string[] | undefined;
  report?: (line: string) => void;
}

declare const a11y: { look: typeof look; lookAtWidth: typeof lookAtWidth };

const LEAST = { plain: { target: 44, text: 12 }, elder: { target: 60, text: 18 } };

/** The narrowest and the widest phone in use. */
const WIDTHS = [320, 430];

/** What looks at a page, as one script. */
export const bundleScript = (): string => {
  const footer = { js: 'globalThis.a11y = a11y' };
  const entryPoints = [join(__dirname, 'in-browser.ts')];
  const { outputFiles } = buildSync({ entryPoints, bundle: true, format: 'iife', globalName: 'a11y', write: false, minify: true, footer });
  return outputFiles[0]!.text;
};

const PATIENCE_MS = 20_000;

const enter = async (browser: Browser, person: string | undefined, isElder: boolean): Promise<Visitor> => {
  const visitor = await welcome(browser, { ...(person && { person }), isElder });
  visitor.page.setDefaultTimeout(PATIENCE_MS);
  // A compiler that watches would open the page anew in the middle of a look.
  await visitor.page.routeWebSocket('**/ws', () => undefined);
  return visitor;
};

const lookAt = async (page: Page, script: string, isElder: boolean): Promise<Findings> => {
  await page.evaluate(script);
  return page.evaluate((least) => a11y.look(least), LEAST[isElder ? 'elder' : 'plain']);
};

/** The width is the same question in every colour. */
const lookAtWidths = async (page: Page, isElder: boolean): Promise<Fault[]> => {
  const usual = page.viewportSize()!;
  const faults: Fault[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ ...usual, width });
    faults.push(...(await page.evaluate((needsWhole) => a11y.lookAtWidth(needsWhole), isElder)));
  }
  await page.setViewportSize(usual);
  return faults;
};

/** One phone in large type or not, light and dark by turns: the styles follow the phone without the page being opened again. */
const checkPhone = async (job: Job, script: string, isElder: boolean): Promise<Look[]> => {
  const { browser, addresses, report } = job;
  const themes = job.themes.filter((theme) => theme.startsWith('elder') === isElder);
  const wanted = everyScene(Object.keys(addresses)).filter(({ name }) => !job.scenes || job.scenes.includes(name));
  const scenes = wanted.filter(({ isInMoments }) => !(isInMoments && isElder));
  if (themes.length === 0) return [];
  const visitors = new Map<string | undefined, Visitor>();
  const looks: Look[] = [];
  try {
    for (const scene of scenes) {
      const person = scene.isNewcomer ? `a11y-${Date.now().toString(36)}-${isElder}` : scene.person;
      const key = scene.isNewcomer ? 'newcomer' : person;
      const visitor = visitors.get(key) ?? (await enter(browser, person, isElder));
      visitors.set(key, visitor);
      try {
        await openScene(visitor, scene, addresses);
        const first = looks.length;
        for (const theme of themes) {
          await visitor.page.emulateMedia({ colorScheme: theme.endsWith('dark') ? 'dark' : 'light', reducedMotion: 'reduce' });
          const findings = await lookAt(visitor.page, script, isElder);
          looks.push({ scene: scene.name, theme, findings });
          report?.(`${scene.name} ${theme}: ${findings.faults.length === 0 ? 'good' : `${findings.faults.length} faults`}`);
        }
        looks[first]?.findings.faults.push(...(await lookAtWidths(visitor.page, isElder)));
      } catch (error) {
        const fault = { kind: 'not seen', where: scene.page, what: (error as Error).message.split('\n')[0]! };
        looks.push(...themes.map((theme) => ({ scene: scene.name, theme, findings: { ...noFindings(), faults: [fault] } })));
        report?.(`${scene.name} ${themes.join(' ')}: ${fault.what}`);
      }
    }
  } finally {
    for (const visitor of visitors.values()) await visitor.leave();
  }
  return looks;
};

/** Looks at every page in every theme, two phones at a time. */
export const checkAll = async (job: Job): Promise<Look[]> => {
  const script = bundleScript();
  const looks = await Promise.all([false, true].map((isElder) => checkPhone(job, script, isElder)));
  return looks.flat();
};
