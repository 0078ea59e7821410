import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { startBrowser } from '../test/support/browser';
import { everyAddress } from '../test/support/h5-addresses';
import { PERSON } from '../test/support/h5-scenes';
import { openStage } from '../test/support/h5-stage';
import { checkAll, THEMES, type Look, type Theme } from './a11y/check';
import { joinFindings, noFindings } from './a11y/findings';

const HELP = `Looks at every page in every theme as people with other eyes and hands would: axe with all its rules of WCAG 2.2 A and AA
and of best practice, contrast (text 4.5, main text 7), targets of 44 px (large type 60), text of 18 px in large type,
and room for everything at 320 and 430 px.
  npm run a11y [-- --json] [--pages home,card-share] [--themes ${THEMES.join(',')}] [--site URL [--api URL]]
  --site   look at what runs there instead of building and starting it; --api is where its service answers when that is elsewhere
Ends with 1 when anything is wrong.
`;

interface Options {
  pages?: string | undefined;
  themes?: string | undefined;
  site?: string | undefined;
  api?: string | undefined;
}

const themesOf = (names: string | undefined): readonly Theme[] => {
  if (names === undefined) return THEMES;
  const unknown = names.split(',').filter((name) => !THEMES.some((theme) => theme === name));
  if (unknown.length > 0) throw new Error(`unknown theme ${unknown.join(', ')}: there are ${THEMES.join(', ')}`);
  return THEMES.filter((theme) => names.split(',').includes(theme));
};

/** What is looked at: a service that runs, or one of our own. */
const openSite = async ({ site, api = site }: Options) => {
  if (site === undefined || api === undefined) {
    const stage = await openStage();
    return { site: stage.url, api: stage.url, endpoint: stage.browserEndpoint, close: stage.close };
  }
  const browser = await startBrowser();
  return { site, api, endpoint: browser.wsEndpoint(), close: () => browser.close() };
};

const lookAtAll = async (options: Options): Promise<Look[]> => {
  const themes = themesOf(options.themes);
  const stage = await openSite(options);
  process.env.H5_URL = stage.site;
  try {
    const browser = await chromium.connect(stage.endpoint);
    const addresses = await everyAddress(stage.api, PERSON);
    const report = (line: string) => void process.stderr.write(`${line}\n`);
    return await checkAll({ browser, addresses, themes, scenes: options.pages?.split(','), report });
  } finally {
    await stage.close();
  }
};

const round = <Figures extends Record<string, number>>(figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100])) as Figures;

/** What a program reads: the figures of all looks together, and every fault with its page and themes. */
const summary = (looks: readonly Look[]) => {
  const all = looks.map(({ findings }) => findings).reduce(joinFindings, noFindings());
  const faults = new Map<string, { page: string; kind: string; where: string; what: string; themes: Theme[] }>();
  for (const { scene: page, theme, findings } of looks) {
    for (const { kind, where, what } of findings.faults) {
      const key = [page, kind, where, kind.startsWith('contrast') ? theme : ''].join('\n');
      const known = faults.get(key) ?? { page, kind, where, what, themes: [] };
      if (!known.themes.includes(theme)) known.themes.push(theme);
      faults.set(key, known);
    }
  }
  return {
    pages: new Set(looks.map(({ scene }) => scene)).size,
    themes: new Set(looks.map(({ theme }) => theme)).size,
    violations: all.violations,
    contrast: round(all.contrast),
    targets: round(all.targets),
    text: round(all.text),
    faults: [...faults.values()],
  };
};

const table = ({ pages, themes, violations, contrast, targets, text, faults }: ReturnType<typeof summary>): string =>
  [
    ...faults.map(({ page, kind, where, what, themes: seen }) => `${page.padEnd(20)} ${kind.padEnd(22)} ${seen.join(' ').padEnd(30)} ${where}\n${' '.repeat(21)}${what}`),
    `${pages} pages × ${themes} themes`,
    `axe       ${violations} violations`,
    `contrast  ${contrast.checked} texts, lowest ${contrast.lowest}, ${contrast.belowAA} below AA, ${contrast.undecided} undecided`,
    `main text ${contrast.main} texts, lowest ${contrast.lowestMain}, ${contrast.mainBelowAAA} below AAA`,
    `targets   ${targets.checked}, smallest ${targets.smallest} px, ${targets.tooSmall} too small`,
    `type      ${text.checked} texts, smallest ${text.smallest} px, ${text.tooSmall} too small`,
  ].join('\n');

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      json: { type: 'boolean' },
      pages: { type: 'string' },
      themes: { type: 'string' },
      site: { type: 'string' },
      api: { type: 'string' },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const told = summary(await lookAtAll(values));
  process.stdout.write(`${values.json ? JSON.stringify(told) : table(told)}\n`);
  if (told.faults.length > 0) process.exitCode = 1;
};

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
