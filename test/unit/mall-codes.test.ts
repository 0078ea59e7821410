import { COLLECTION_CODE } from '@micro-branch/contract/mall';
import { newCode } from '../../server/mall/codes';

const repeated = (byte: number) => ({ randomBytes: (size: number) => Buffer.alloc(size, byte) });

test('a code has twelve characters, and every byte of chance gives one that does not look like another', () => {
  const codes = Array.from({ length: 256 }, (_, byte) => newCode(repeated(byte)));
  expect(codes.every((code) => /^[2-9A-HJ-NP-Z]{12}$/.test(code))).toBe(true);
});

test('no character is more likely than another', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    const letter = newCode(repeated(byte)).charAt(0);
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect([counts.size, new Set(counts.values())]).toEqual([32, new Set([8])]);
});

test('its first eight are a collection code of the contract', () => {
  expect(newCode({ randomBytes: (size) => Buffer.from(Array.from({ length: size }, (_, at) => at * 21)) }).slice(0, 8)).toMatch(new RegExp(COLLECTION_CODE));
});
