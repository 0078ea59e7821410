import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputOf } from '../../tools/build';
import { everyAddress } from '../support/h5-addresses';
import { PERSON } from '../support/h5-scenes';
import { launchOf } from '../support/weapp-launch';
import { onPage, until } from '../support/weapp-pages';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { openPhones } from '../support/weapp-phones';

jest.setTimeout(180_000);

type Page = Awaited<ReturnType<typeof onPage>>;

/** A node as Taro hands it to its templates: its kind, its children, and its place in the tree. */
interface TaroNode {
  nn?: string;
  sid?: string;
  cl?: string;
  cn?: TaroNode[];
}

/** The kinds of views that hear a tap: Taro draws those that hear nothing by templates without `bindtap`. */
const tappableKinds = (): Set<string> => {
  const templates = readFileSync(join(outputOf('weapp'), 'base.wxml'), 'utf8');
  const drawn = [...templates.matchAll(/<template name="tmpl_0_(\w+)">\s*<view ([^>]*)>/g)];
  return new Set(drawn.filter(([, , attributes]) => attributes!.includes('bindtap=')).map(([, kind]) => kind!));
};

const everyNode = (node: TaroNode): TaroNode[] => [node, ...(node.cn ?? []).flatMap(everyNode)];

describe('every page of the compiled mini-program', () => {
  const kinds = tappableKinds();
  let phones: WeappPhones;
  let phone: WeappPhone;
  let addresses: Record<string, string>;

  beforeAll(async () => {
    addresses = await everyAddress(process.env.E2E_SERVICE_URL ?? '', PERSON);
    phones = await openPhones();
    phone = await phones.welcome(PERSON);
  });
  afterAll(async () => {
    await phone.leave();
    await phones.close();
  });

  /** The views of a page that hear a tap, once it has any words. */
  const tappableOn = async (page: Page): Promise<TaroNode[]> =>
    until('content', async () => {
      const shell = await page.$('.mb-shell');
      if (((await shell?.text()) ?? '').trim() === '' || (await page.$('.mb-skeleton'))) return false;
      const { root } = (await page.data()) as { root: TaroNode };
      return everyNode(root).filter(({ nn }) => kinds.has(nn ?? ''));
    });

  test('tells views that hear a tap from those that do not', () => {
    expect(kinds.size).toBeGreaterThan(0);
  });

  test('opens without a fault, and every view of it that can be tapped has a role and a name', async () => {
    const nameless: string[] = [];
    let seen = 0;
    for (const [name, address] of Object.entries(addresses)) {
      const launch = launchOf(address);
      await phone.enter(launch);
      const page = await onPage(phone, `/${launch.path}`);
      for (const { sid, cl } of await tappableOn(page)) {
        const element = await until(`view ${sid}`, () => page.$(`#${sid}`));
        const read = async (attribute: string): Promise<string | null> => element.attribute(attribute);
        const [role, label, isHidden] = [await read('aria-role'), await read('aria-label'), await read('aria-hidden')];
        seen += 1;
        if (isHidden !== 'true' && !(role && label)) nameless.push(`${name}: ${cl} has role ${role} and name ${label}`);
      }
    }
    expect(nameless).toEqual([]);
    expect(phone.faults).toEqual([]);
    expect(seen).toBeGreaterThan(100);
  });
});
