import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readImports } from '../support/imports';
import { badImports, circles } from '../support/rooms';

describe('the walls between rooms', () => {
  const imports = readImports(join(__dirname, '../..'));

  it('are not broken by any import', () => {
    expect(badImports(imports)).toEqual([]);
  });

  it('leave no circle of imports', () => {
    expect(circles(imports)).toEqual([]);
  });
});

describe('the guard of the walls', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'rooms-')));
  const files: Record<string, string> = {
    'tsconfig.json': JSON.stringify({
      compilerOptions: { module: 'ESNext', moduleResolution: 'bundler', paths: { '@/*': ['./src/*'] } },
    }),
    'contract/package.json': JSON.stringify({ name: '@micro-branch/contract', exports: { './*': './*.ts' } }),
    'contract/cards.ts': "import { points } from '../server/ids';\nexport const Card = points;\nexport type Card = 1;",
    'contract/units.ts': 'export const fen = 1;',
    'server/ids.ts': 'export const points = 1;',
    'server/members/store.ts': "import { a } from '../referrals/store';\nexport const b = a;",
    'server/referrals/store.ts': "import { b } from '../members/store';\nexport const a = b;",
    'src/features/cards/list.ts': "export const list = () => import('../session/session');",
    'src/features/session/session.ts': "import type { Card } from '@micro-branch/contract/cards';\nexport const session: Card = 1;",
    'src/shared/ui/amount.ts': "// first line\nexport { Card } from '@micro-branch/contract/cards';\nexport * from '@micro-branch/contract/units';",
    'src/pages/home/index.ts': "import { list } from '@/features/cards/list';\nimport { me } from '@/pages/me/index';\nexport const home = [list, me];",
    'src/pages/me/index.ts': "export const me = require('../../../server/ids');",
    'server/wild/new.ts': "import '../ids';",
  };

  beforeAll(() => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), content);
    }
    mkdirSync(join(root, 'node_modules/@micro-branch'), { recursive: true });
    symlinkSync(join(root, 'contract'), join(root, 'node_modules/@micro-branch/contract'));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('names each bad import by file, line, target and rule, and nothing else', () => {
    const named = badImports(readImports(root)).map((sentence) => sentence.replace(/: .*/, ''));
    expect(named.sort()).toEqual([
      'contract/cards.ts:1 → server/ids.ts',
      'server/members/store.ts:1 → server/referrals/store.ts',
      'server/wild/new.ts:1 is in no room',
      'src/features/cards/list.ts:1 → src/features/session/session.ts',
      'src/pages/home/index.ts:2 → src/pages/me/index.ts',
      'src/pages/me/index.ts:1 → server/ids.ts',
      'src/shared/ui/amount.ts:2 → contract/cards.ts',
    ]);
  });

  it('names a circle', () => {
    expect(circles(readImports(root))).toEqual([
      'server/members/store.ts → server/referrals/store.ts → server/members/store.ts',
    ]);
  });
});
