import type { PageMetrics } from '../../src/index';
import { openSmallProject } from '../runtime/small-project';

jest.setTimeout(60_000);

const phone = openSmallProject({
  'app.json': { pages: ['pages/fine', 'pages/throws', 'pages/broken'] },
  'pages/fine.js': 'Page({ data: { words: "" }, onLoad() { this.setData({ words: "set while it opens" }) } })',
  'pages/fine.wxml': '<view>{{words}}</view>',
  'pages/throws.js': 'Page({ onLoad() { throw new Error("onLoad broke") } })',
  'pages/throws.wxml': '<view />',
  'pages/broken.js': 'require("./is-not-there"); Page({})',
  'pages/broken.wxml': '<view />',
});

/** Enters a page and gives what was counted of it. */
const measure = async (path: string): Promise<PageMetrics | undefined> => {
  const session = phone().session;
  await session.launch({ path });
  const { pages } = (await session.extension('Host.getMetrics', {})) as { pages: PageMetrics[] };
  return pages.find((page) => page.path === path);
};

describe('metering of a page that opens', () => {
  test('counts the setData of its onLoad', async () => {
    expect(await measure('pages/fine')).toMatchObject({ setDataCalls: 1, exceptions: 0, nodes: 1 });
  });

  test('counts what its onLoad throws, before it is on top', async () => {
    expect(await measure('pages/throws')).toMatchObject({ exceptions: 1 });
  });

  test('counts a script that does not load', async () => {
    expect(await measure('pages/broken')).toMatchObject({ exceptions: 1, nodes: 0 });
  });
});
