import { pinyin } from 'pinyin-pro';

/** Members leave it out: 上海电力 is the 上海市电力公司. */
const LEFT_OUT = '市';

/** As it is compared: full width is half width, capitals are small. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** `shanghaishi`: without tones and blanks, ü as v, as it is typed. */
export const pinyinOf = (text: string): string => pinyin(plain(text), { toneType: 'none', type: 'array', v: true }).map(lettersOf).join('');

/**
 * Everything that a biller is found by, a line each and each after a line break: its name, its pinyin and the initials of it, with 市 and
 * without. The mark of a demonstration is nobody's word for it.
 */
export const foundBy = (name: string): string => {
  const shown = plain(name).replace('(演示)', '');
  const characters = [...shown];
  const syllables = pinyin(shown, { toneType: 'none', type: 'array', v: true }).map(lettersOf);
  const withoutCity = syllables.filter((_, index) => characters[index] !== LEFT_OUT);
  const lines = [shown, shown.replaceAll(LEFT_OUT, ''), ...[syllables, withoutCity].flatMap((said) => [said.join(''), said.map((one) => one.slice(0, 1)).join('')])];
  return [...new Set(lines)].map((line) => `\n${line}`).join('');
};

/** What a member typed, word by word: each has to be found. `xi'an` is typed with its apostrophe. */
export const wordsOf = (text: string): string[] => plain(text).replace(/['’]/g, '').split(/\s+/).filter(Boolean);
