import type { Deps } from '../deps';

/** Digits and capitals without 0, 1, I and O. There are 32: five bits of a byte choose one, none more often than another. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 12;

/** A code nobody can guess: 60 bits of chance. Goods use its first eight, which only their branch's staff can try. */
export const newCode = ({ randomBytes }: Pick<Deps, 'randomBytes'>): string =>
  [...randomBytes(CODE_LENGTH)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
