import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { HostError } from '../host-error';
import { isRecord } from '../is-record';
import { listIn, parseJson, recordIn, stringIn, type JsonRecord } from './json';
import { readDiskIfAny } from './project-files';

/** Claimed when a project names no base library by number. */
const DEFAULT_SDK_VERSION = '3.8.2';

export interface ProjectSettings {
  folder: string;
  /** The folder that holds app.json. */
  root: string;
  appId: string;
  projectName: string;
  sdkVersion: string;
  requestDomains: string[] | null;
  /** Whether `packOptions.ignore` keeps a path out of the upload, and so off the phone. */
  isIgnored: (path: string) => boolean;
}

/** https://developers.weixin.qq.com/miniprogram/dev/devtools/projectconfig.html, packOptions. */
const IGNORES: Record<string, (path: string, value: string) => boolean> = {
  file: (path, value) => path === value,
  folder: (path, value) => path === value || path.startsWith(`${value}/`),
  suffix: (path, value) => path.endsWith(value),
  prefix: (path, value) => basename(path).startsWith(value),
  regexp: (path, value) => new RegExp(value).test(path),
};

const checkPattern = (pattern: string): void => {
  try {
    new RegExp(pattern);
  } catch (error) {
    throw new HostError('bad_project', `packOptions.ignore: ${(error as Error).message}`, { file: 'project.config.json' });
  }
};

const ignoresOf = (config: JsonRecord, warn: (message: string) => void): ((path: string) => boolean) => {
  const rules = listIn(recordIn(config, 'packOptions'), 'ignore').filter(isRecord).flatMap((rule) => {
    const type = stringIn(rule, 'type') ?? '';
    const value = (stringIn(rule, 'value') ?? '').replace(/^\.?\//, '').replace(/\/$/, '');
    const matches = IGNORES[type];
    if (!matches) warn(`project.config.json: packOptions.ignore of type "${type}" is not read`);
    if (type === 'regexp') checkPattern(value);
    return matches && value !== '' ? [(path: string) => matches(path, value)] : [];
  });
  return (path) => rules.some((isHit) => isHit(path));
};

const readConfig = (folder: string, file: string): JsonRecord => {
  const text = readDiskIfAny(join(folder, file));
  return text === undefined ? {} : parseJson(text, file);
};

/** DevTools keeps the name URI-encoded. */
const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

const domainsOf = (config: JsonRecord): string[] | null => {
  if (recordIn(config, 'setting').urlCheck === false) return null;
  return listIn(recordIn(config, 'weappHost'), 'requestDomains').filter((domain) => typeof domain === 'string');
};

const rootOf = (folder: string, config: JsonRecord): string => {
  const asked = stringIn(config, 'miniprogramRoot') ?? '';
  const root = resolve(folder, asked.replace(/^\/+/, ''));
  if (existsSync(join(root, 'app.json'))) return root;
  const where = asked === '' ? `${folder} has neither app.json nor a miniprogramRoot` : `miniprogramRoot "${asked}" has no app.json: build the project first`;
  throw new HostError('bad_project', where, { file: 'project.config.json' });
};

/**
 * Reads project.config.json with project.private.config.json laid over it. A folder that holds app.json and no settings is
 * a project too: its mini-program root is the folder itself.
 */
export const readSettings = (projectFolder: string, warn: (message: string) => void): ProjectSettings => {
  const folder = resolve(projectFolder);
  if (!existsSync(join(folder, 'project.config.json')) && !existsSync(join(folder, 'app.json'))) {
    throw new HostError('bad_project', `${folder} holds neither project.config.json nor app.json: is it the project's folder?`);
  }
  const shared = readConfig(folder, 'project.config.json');
  const own = readConfig(folder, 'project.private.config.json');
  const config = { ...shared, ...own, setting: { ...recordIn(shared, 'setting'), ...recordIn(own, 'setting') } };
  const version = stringIn(config, 'libVersion') ?? '';
  return {
    folder,
    root: rootOf(folder, config),
    appId: stringIn(config, 'appid') ?? 'touristappid',
    projectName: decoded(stringIn(config, 'projectname') ?? basename(folder)),
    sdkVersion: /^\d+\.\d+\.\d+$/.test(version) ? version : DEFAULT_SDK_VERSION,
    requestDomains: domainsOf(config),
    isIgnored: ignoresOf(config, warn),
  };
};
