import { useSyncExternalStore } from 'react';

/**
 * In the H5 sandbox one browser plays the phones of several people. What it plays is kept here, outside the phones' own
 * storage. Every other build leaves this file empty-handed: nobody is played and no scene is claimed.
 */
const IS_PLAYED = process.env.TARO_ENV === 'h5' && process.env.TARO_APP_SANDBOX === '1';

/** The scene of a page that Moments shows by itself. */
export const SINGLE_PAGE_SCENE = 1154;

export interface SharedCard {
  channel: 'chat' | 'timeline';
  title: string;
  /** Path and query, as WeChat would reopen it. */
  path: string;
}

interface SandboxState {
  /** Whose phone this is; nobody is a guest who cannot sign in. */
  person?: string | undefined;
  /** Those who are new to the bank and were played here, newest first. */
  visitors?: string[];
  lastShare?: SharedCard | undefined;
}

const KEY = 'micro-branch-sandbox';
const STORAGE_PREFIX = 'mb';
const SINGLE_PAGE_PHONE = 'single-page';
const SCENE = /([?&])scene=(\d{4})(?=&|$)/;

const load = (): SandboxState => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as SandboxState;
  } catch {
    return {};
  }
};

let state: SandboxState = IS_PLAYED ? load() : {};
const listeners = new Set<() => void>();

export const readSandbox = (): SandboxState => state;

export const writeSandbox = (change: SandboxState): void => {
  state = { ...state, ...change };
  localStorage.setItem(KEY, JSON.stringify(state));
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useSandbox = (): SandboxState => useSyncExternalStore(subscribe, readSandbox, readSandbox);

/** Read once: pages opened later do not carry the scene, and a phone does not change how it was entered. */
const claimed = IS_PLAYED ? SCENE.exec(window.location.search)?.[2] : undefined;
export const sandboxScene = claimed === undefined ? undefined : Number(claimed);

const phone = sandboxScene === SINGLE_PAGE_SCENE ? SINGLE_PAGE_PHONE : (state.person ?? 'guest');

/**
 * Each played phone has a storage of its own, and a single page from Moments another one, as WeChat has it. Read once:
 * what this phone still has to write must not end in the next one's.
 */
export const storagePrefix = IS_PLAYED ? `${STORAGE_PREFIX}:${phone}` : STORAGE_PREFIX;

/** A stranger's single page has never been opened before. */
export const forgetSinglePage = (): void =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(`${STORAGE_PREFIX}:${SINGLE_PAGE_PHONE}:`))
    .forEach((key) => localStorage.removeItem(key));

/** Where the browser is, without the scene it claims. */
export const currentAddress = (): string => {
  const { pathname, search } = window.location;
  return `${pathname}${search.replace(SCENE, '$1').replace('?&', '?').replace(/[?&]$/, '')}`;
};

/**
 * Opens an address as WeChat would on that person's phone: the program starts anew, in place of the page of whoever was
 * played before.
 */
export const reopen = (address: string, as: { person: string | undefined; scene?: number }): void => {
  writeSandbox({ person: as.person });
  const claim = as.scene === undefined ? '' : `${address.includes('?') ? '&' : '?'}scene=${as.scene}`;
  window.location.replace(`${address}${claim}`);
};
