import { readStored, removeStored, writeStored } from '@/shared/platform/storage';

interface SavedAnswer {
  data: unknown;
  savedAt: number;
}

/** Another shape of an answer needs another number: what an earlier version saved cannot be shown. */
const KEY = 'answers-3';
const EARLIER_KEYS = ['answers', 'answers-2'];
const ENTRIES_MAX = 40;
/** WeChat holds 1 MB a key; reading it back happens at every start, so it is kept far below. */
const CHARACTERS_MAX = 200_000;
const WRITE_DELAY_MS = 500;

EARLIER_KEYS.forEach(removeStored);

const isEntry = (entry: unknown): entry is [string, SavedAnswer] =>
  Array.isArray(entry) && typeof entry[0] === 'string' && typeof (entry[1] as SavedAnswer | null | undefined)?.savedAt === 'number';

/** What is stored may be broken, or of somebody who plays with the storage. */
const readSaved = (): [string, SavedAnswer][] => {
  const stored = readStored<unknown>(KEY);
  return Array.isArray(stored) ? stored.filter(isEntry) : [];
};

/** Oldest first: what is asked again moves to the end. */
const saved = new Map(readSaved());
let timesForgotten = 0;
let writing: ReturnType<typeof setTimeout> | undefined;

const write = (): void => {
  writing = undefined;
  let characters = 0;
  const newestFirst = [...saved].reverse().slice(0, ENTRIES_MAX);
  const kept = newestFirst.filter((entry) => (characters += JSON.stringify(entry).length) <= CHARACTERS_MAX);
  writeStored(KEY, kept.reverse());
};

/** Keeps an answer for reading without a network. The oldest are given up for the newest. */
export const saveAnswer = (key: string, data: unknown): void => {
  saved.delete(key);
  saved.set(key, { data, savedAt: Date.now() });
  writing ??= setTimeout(write, WRITE_DELAY_MS);
};

export const savedAtOf = (key: string): number | undefined => saved.get(key)?.savedAt;

export const listSavedAnswers = (): [key: string, data: unknown][] => [...saved].map(([key, { data }]) => [key, data]);

/** Changes when the answers are forgotten: one that was asked for before is not for whoever is here now. */
export const countForgotten = (): number => timesForgotten;

/** Nothing of a member may be left for whoever comes next. */
export const forgetAnswers = (): void => {
  timesForgotten += 1;
  saved.clear();
  clearTimeout(writing);
  writing = undefined;
  removeStored(KEY);
};
