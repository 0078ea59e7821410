import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import {
  CODE_DAYS_MAX,
  isInDate,
  issueDay,
  mintCode,
  readCode,
  type ShareClaim,
  type ShareKeys,
} from '../../server/referrals/share-code';

const keys: ShareKeys = { current: 2, keys: new Map([[2, randomBytes(32)], [1, randomBytes(32)]]) };
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const claims: fc.Arbitrary<ShareClaim> = fc.record({
  nodeId: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String),
  channel: fc.constantFrom('chat', 'timeline', 'poster', 'link'),
  generation: fc.integer({ min: 0, max: 15 }),
  issuedDay: fc.integer({ min: 0, max: 65_535 }),
});

describe('a share code', () => {
  test('is 32 characters that a mini-program code may carry, and says back what it was minted for', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const code = mintCode(keys, claim);
        expect(code).toMatch(/^[A-Za-z0-9_-]{32}$/);
        expect(readCode(keys, code)).toEqual(claim);
      }),
    );
  });

  test('is refused when a single character is changed, at every place, and when it is cut or grown', () => {
    fc.assert(
      fc.property(claims, fc.integer({ min: 0, max: 31 }), fc.integer({ min: 1, max: 63 }), (claim, at, shift) => {
        const code = mintCode(keys, claim);
        const other = BASE64URL[(BASE64URL.indexOf(code[at]!) + shift) % 64]!;
        expect(readCode(keys, code.slice(0, at) + other + code.slice(at + 1))).toBeUndefined();
        expect(readCode(keys, code.slice(0, at))).toBeUndefined();
        expect(readCode(keys, code + other)).toBeUndefined();
      }),
    );
  });

  test('is not found by guessing: 0 of 1,000,000 random or one-character-changed codes are accepted', () => {
    const good = mintCode(keys, { nodeId: '4611686018427387904', channel: 'timeline', generation: 0, issuedDay: 326 });
    const chance = randomBytes(3 * 500_000);
    let accepted = 0;
    for (let i = 0; i < 500_000; i += 1) {
      const at = chance[3 * i]! % 32;
      const shift = 1 + (chance[3 * i + 1]! % 63);
      const other = BASE64URL[(BASE64URL.indexOf(good[at]!) + shift) % 64]!;
      if (readCode(keys, good.slice(0, at) + other + good.slice(at + 1))) accepted += 1;
      // Half of the random ones name a version and key that exist, so that the MAC has to refuse them.
      const random = randomBytes(24);
      if (i % 2 === 0) random.writeUInt8((1 << 5) | 2, 0);
      if (readCode(keys, random.toString('base64url'))) accepted += 1;
    }
    expect(accepted).toBe(0);
  });

  test('stays good when the signing key is rotated, until its own key is retired', () => {
    const claim: ShareClaim = { nodeId: '77', channel: 'chat', generation: 0, issuedDay: 300 };
    const old = mintCode({ ...keys, current: 1 }, claim);
    expect(readCode(keys, old)).toEqual(claim);
    expect(readCode({ current: 2, keys: new Map([[2, keys.keys.get(2)!]]) }, old)).toBeUndefined();
    expect(readCode({ current: 1, keys: new Map([[1, randomBytes(32)]]) }, old)).toBeUndefined();
  });

  test('is in date from the day before its issue to 180 days after it', () => {
    const now = new Date('2026-11-23T08:00:00Z');
    const issued = (daysAgo: number) => ({ nodeId: '1', channel: 'chat', generation: 0, issuedDay: issueDay(now) - daysAgo }) as const;
    expect([-2, -1, 0, CODE_DAYS_MAX, CODE_DAYS_MAX + 1].map((days) => isInDate(issued(days), now))).toEqual([
      false, true, true, true, false,
    ]);
  });
});
