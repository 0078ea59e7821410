import type { Browser } from 'playwright-core';
import { checkAll, THEMES, type Look } from '../../tools/a11y/check';
import { everyAddress } from '../support/h5-addresses';
import { everyScene, PERSON } from '../support/h5-scenes';
import { connectBrowser, siteUrl } from '../support/h5-visitor';

jest.setTimeout(300_000);

/** Another test makes the missed day up in this service: `npm run a11y` has a service of its own, and looks at it. */
const USED_UP = 'checkIn-makeUp';

/** What `npm run a11y` looks at, as it does. */
describe('every page, for every eye and hand', () => {
  let browser: Browser;
  let looks: Look[];

  beforeAll(async () => {
    browser = await connectBrowser();
    const addresses = await everyAddress(siteUrl(), PERSON);
    const scenes = everyScene(Object.keys(addresses)).map(({ name }) => name);
    looks = await checkAll({ browser, addresses, themes: THEMES, scenes: scenes.filter((name) => name !== USED_UP) });
  });
  afterAll(() => browser.close());

  test.each(THEMES)('axe, contrast, targets and type are as they must be in %s', (theme) => {
    const inTheme = looks.filter((look) => look.theme === theme);
    expect(inTheme.length).toBeGreaterThan(40);
    expect(inTheme.flatMap(({ scene, findings }) => findings.faults.map((fault) => ({ scene, ...fault })))).toEqual([]);
  });

  test('there was something to look at', () => {
    const sum = (count: (look: Look) => number) => looks.map(count).reduce((one, other) => one + other);
    expect(sum(({ findings }) => findings.contrast.main)).toBeGreaterThan(1000);
    expect(sum(({ findings }) => findings.targets.checked)).toBeGreaterThan(1000);
  });
});
