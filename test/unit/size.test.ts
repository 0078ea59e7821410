import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measure } from '../../tools/size';

const tree = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'size-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

describe('the size of a weapp build', () => {
  const folders: string[] = [];
  const measured = (files: Record<string, string>) => {
    folders.push(tree(files));
    return measure(folders.at(-1) ?? '');
  };
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  it('counts into a sub-package what lies under its root, and everything else into main', () => {
    const app = JSON.stringify({ pages: ['pages/home/index'], subPackages: [{ root: 'packages/share/', pages: [] }] });
    const sizes = measured({
      'app.json': app,
      'pages/home/index.js': '12345',
      'packages/share/chain/index.js': '123',
      'packages/share/chain/index.wxml': '1234567',
      'packages/shared.js': '12',
    });
    expect(sizes).toEqual({
      main: { bytes: app.length + 7 },
      packages: { 'packages/share': { bytes: 10 } },
      total: app.length + 17,
    });
  });

  it('counts bytes, not characters', () => {
    expect(measured({ 'app.json': '{}', 'a.wxml': '微厅' }).total).toBe(8);
  });
});
