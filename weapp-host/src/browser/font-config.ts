import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder';

const CJK_FONT = '@expo-google-fonts/noto-sans-sc';

/** The folder of a Chinese font from npm that the project at `cwd` has, if it has one. */
export const findCjkFont = (cwd: string): string | undefined => {
  try {
    return dirname(createRequire(join(cwd, 'package.json')).resolve(`${CJK_FONT}/package.json`));
  } catch {
    return undefined;
  }
};

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * A fontconfig file with these folders, besides or instead of the fonts the system has; Linux only, as other systems do not ask fontconfig. Its
 * name comes from its content, so that runs with different fonts do not disturb each other.
 */
export const writeFontConfig = (folders: string[], withSystem: boolean): string => {
  const cache = cacheFolder();
  const system = process.env.FONTCONFIG_FILE ?? '/etc/fonts/fonts.conf';
  const body = [
    ...(withSystem ? [`<include ignore_missing="yes">${escapeXml(system)}</include>`] : []),
    ...folders.map((folder) => `<dir>${escapeXml(folder)}</dir>`),
    `<cachedir>${escapeXml(join(cache, 'font-cache'))}</cachedir>`,
  ].join('\n');
  const text = `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n${body}\n</fontconfig>\n`;
  const file = join(cache, `fonts-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.conf`);
  writeFileSync(file, text);
  return file;
};
