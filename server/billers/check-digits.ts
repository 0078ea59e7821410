import type { FieldContent } from '@micro-branch/contract/biller-content';

/** Luhn, ISO/IEC 7812-1 annex B: every second digit from the right is doubled; the digits add up to a multiple of ten. */
const isLuhn = (text: string): boolean => {
  if (!/^\d+$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

/** MOD 11-2, ISO 7064 as GB 11643-1999 takes it for identity numbers: seventeen digits and one that may be X. */
const isMod112 = (text: string): boolean => {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = [...text].reduce((total, character, index) => total + (character === 'X' ? 10 : Number(character)) * (2 ** (17 - index) % 11), 0);
  return sum % 11 === 1;
};

const checks = { none: () => true, luhn: isLuhn, 'mod11-2': isMod112 } satisfies Record<FieldContent['check'], (text: string) => boolean>;

export const passesCheck = (check: FieldContent['check'], text: string): boolean => checks[check](text);
