import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FILES: Record<string, string> = {
  'project.config.json': JSON.stringify({ appid: 'touristappid', projectname: 'blank', miniprogramRoot: './', setting: { urlCheck: false } }),
  'app.json': JSON.stringify({ pages: ['pages/blank/index'] }),
  'app.js': 'App({});',
  'pages/blank/index.js': "Page({ data: { words: '' }, onLoad() { this.setData({ words: 'blank' }); } });",
  'pages/blank/index.wxml': '<view>{{words}}</view>',
  'pages/blank/index.json': '{}',
};

/** The least a page can be: native, one element, one setData. What it takes is the host's own share. */
export const writeBlankProject = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'blank-page-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};
