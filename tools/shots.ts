import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { startBrowser } from '../test/support/browser';
import { createStillWorld } from '../test/support/clock';
import { everyAddress } from '../test/support/h5-addresses';
import { everyScene, PERSON, type Scene } from '../test/support/h5-scenes';
import { startSeededService, type SeededService } from '../test/support/seeded-service';
import { buildStale, ROOT } from './build';
import { takeInH5 } from './shots/h5';
import { differences, INSTANT, keyOf, SIDES, type Picture } from './shots/picture';
import { drawSheet, drawStrip, rowsMax, type Layout } from './shots/sheets';
import { takeInWeapp } from './shots/weapp';

const TARGET = join(ROOT, 'docs/screenshots');
const DOCUMENT = join(ROOT, 'docs/screenshots.md');
const WHOLE: Layout = { phoneWidth: 100, rowsAcross: 3 };
const ROOM: Layout = { phoneWidth: 300, rowsAcross: 1 };

/** What README shows first. */
const STRIP = ['home weapp light', 'card weapp light', 'card-share h5 light', 'chain weapp light', 'statement weapp dark', 'home weapp elder'];

const HELP = `Takes a picture of every page, light, dark and in large type, in weapp-host and on the web, over a service whose clock stands and
whose chance repeats itself, and lays them out on sheets in docs/screenshots.
  npm run shots [-- --check] [--no-build] [--pages home,pay] [--out FOLDER]
  --check     takes them twice and says which are not pixel-equal; nothing is written; ends with 1 when one is not
  --no-build  takes what was built last
  --out       writes single pictures there instead of the sheets; with --check those of both runs
`;

const report = (line: string): void => void process.stderr.write(`${line}\n`);

type Addresses = Record<string, string>;

interface Taken {
  /** The scenes of each room, which is a package or the pages of the tabs. */
  rooms: Map<string, string[]>;
  pictures: Picture[];
}

/** A service of its own for each side, so that what one does is not seen on the other. */
const openSides = async () => {
  const services: SeededService[] = [];
  // One after the other: the first one starts the PostgreSQL of both.
  for (const _ of SIDES) services.push(await startSeededService(0, createStillWorld(INSTANT)));
  const urls = services.map(({ url }) => url) as [string, string];
  const close = async () => {
    for (const service of services) await service.close();
  };
  return { urls, close };
};

const roomOf = (address: string): string => /^\/packages\/(\w+)/.exec(address)?.[1] ?? 'pages';

const roomsOf = (scenes: readonly Scene[], addresses: Addresses): Taken['rooms'] => {
  const rooms: Taken['rooms'] = new Map();
  for (const { name, page } of scenes) {
    const room = roomOf(addresses[page]!);
    rooms.set(room, [...(rooms.get(room) ?? []), name]);
  }
  return rooms;
};

const takeAll = async (browser: Browser, pages: string | undefined): Promise<Taken> => {
  const startedMs = performance.now();
  const wanted = pages?.split(',');
  const scenesOf = (addresses: Addresses) => everyScene(Object.keys(addresses)).filter(({ name }) => !wanted || wanted.includes(name));
  const { urls, close } = await openSides();
  let rooms: Taken['rooms'] = new Map();
  try {
    const [inWeapp, inH5] = await Promise.all(
      urls.map(async (url, side) => {
        const addresses = await everyAddress(url, PERSON);
        const scenes = scenesOf(addresses);
        if (SIDES[side] === 'weapp') return takeInWeapp(url, scenes, addresses);
        process.env.H5_URL = url;
        rooms = roomsOf(scenes, addresses);
        return takeInH5(browser, scenes, addresses);
      }),
    );
    const pictures = [...inWeapp!, ...inH5!];
    report(`${pictures.length} pictures in ${Math.round((performance.now() - startedMs) / 1000)} s`);
    return { rooms, pictures };
  } finally {
    await close();
  }
};

const writeSingles = (folder: string, pictures: readonly Picture[]): void => {
  mkdirSync(folder, { recursive: true });
  for (const picture of pictures) writeFileSync(join(folder, `${keyOf(picture).replaceAll(' ', '-')}.png`), picture.png);
};

const INTRODUCTION = `# Every page

\`npm run shots\` takes these pictures: 375 wide, of the compiled mini-program in weapp-host and of the web, each light, dark and in large type, over the
seed, at an instant at which every clock begins (${INSTANT.toISOString()}). \`npm run shots -- --check\` takes them twice and says whether they are the same,
pixel by pixel. What lies behind a tap is shown on the web alone; Moments' single page keeps no choice of large type.

![All of them on one sheet](screenshots/contact-sheet.jpg)
`;

const drawSheets = async (browser: Browser, { rooms, pictures }: Taken): Promise<void> => {
  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(TARGET, { recursive: true });
  const parts = [INTRODUCTION];
  await drawSheet(browser, WHOLE, { scenes: [...rooms.values()].flat(), pictures, path: join(TARGET, 'contact-sheet.jpg') });
  await drawStrip(browser, STRIP, { pictures, path: join(TARGET, 'strip.jpg') });
  const most = rowsMax(ROOM);
  for (const [room, scenes] of rooms) {
    parts.push(`## ${room}\n`);
    for (let first = 0; first < scenes.length; first += most) {
      const some = scenes.slice(first, first + most);
      const file = `${room}${first > 0 ? `-${first / most + 1}` : ''}.jpg`;
      await drawSheet(browser, ROOM, { scenes: some, pictures, path: join(TARGET, file) });
      parts.push(`![${some.join(', ')}](screenshots/${file})\n`);
    }
  }
  writeFileSync(DOCUMENT, parts.join('\n'));
  report(`${rooms.size} rooms are in ${TARGET}`);
};

const check = async (browser: Browser, pages: string | undefined, out: string | undefined): Promise<void> => {
  const [one, other] = [await takeAll(browser, pages), await takeAll(browser, pages)];
  const unequal = differences(one.pictures, other.pictures);
  if (out !== undefined) [one, other].forEach(({ pictures }, run) => writeSingles(join(out, `${run + 1}`), pictures));
  if (unequal.length === 0) return void process.stdout.write(`${one.pictures.length} pictures, twice the same\n`);
  process.stdout.write(`${unequal.join('\n')}\n${unequal.length} of ${one.pictures.length} pictures are not the same\n`);
  process.exitCode = 1;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, check: { type: 'boolean' }, 'no-build': { type: 'boolean' }, pages: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.help) return void process.stdout.write(HELP);
  if (values.pages !== undefined && values.out === undefined && !values.check) throw new Error('--pages needs --out or --check: the sheets in docs show every page');
  if (!values['no-build']) await buildStale(['h5', 'weapp'], { report });
  const server = await startBrowser();
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    if (values.check) return await check(browser, values.pages, values.out);
    const taken = await takeAll(browser, values.pages);
    if (values.out !== undefined) return writeSingles(values.out, taken.pictures);
    await drawSheets(browser, taken);
  } finally {
    await server.close();
  }
};

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
