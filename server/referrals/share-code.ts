import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Channel } from '@micro-branch/contract/referrals';
import type { Id } from '../ids';

/** Signing keys by number (0–31). `current` signs; every key listed verifies, so a rotation leaves old codes good. */
export interface ShareKeys {
  current: number;
  keys: ReadonlyMap<number, Buffer>;
}

export interface ShareClaim {
  nodeId: Id;
  channel: Channel;
  /** Counts the times the member stopped sharing this node; a code of an earlier generation is revoked. */
  generation: number;
  /** Whole days since 2026-01-01, UTC. */
  issuedDay: number;
}

/*
 * 24 bytes, 32 base64url characters without padding, so that every character counts:
 *   0      version (3 bits) and key number (5 bits)
 *   1–8    node id
 *   9      channel (4 bits) and generation (4 bits)
 *   10–11  day of issue
 *   12–23  HMAC-SHA-256 of bytes 0–11, cut to 96 bits
 */
const VERSION = 1;
const CLAIM_BYTES = 12;
const CODE_BYTES = 24;
const CODE_PATTERN = /^[A-Za-z0-9_-]{32}$/;
const CHANNELS = ['chat', 'timeline', 'poster', 'link'] as const satisfies readonly Channel[];
const EPOCH_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

export const GENERATION_MAX = 15;

/** A code opened later than this after its day of issue is expired. */
export const CODE_DAYS_MAX = 180;

/** Servers' clocks may disagree by a day: a code of tomorrow is good, one of the day after is not. */
const CLOCK_SKEW_DAYS_MAX = 1;

export const issueDay = (now: Date): number => Math.floor((now.getTime() - EPOCH_MS) / DAY_MS);

const macOf = (key: Buffer, claim: Buffer): Buffer =>
  createHmac('sha256', key).update('share-code').update(claim).digest().subarray(0, CODE_BYTES - CLAIM_BYTES);

const keyOf = ({ keys }: ShareKeys, number: number): Buffer | undefined => keys.get(number);

/** The code of a claim: 32 base64url characters, minted without a write. */
export const mintCode = (keys: ShareKeys, { nodeId, channel, generation, issuedDay }: ShareClaim): string => {
  const key = keyOf(keys, keys.current);
  if (!key) throw new Error(`there is no share key ${keys.current}`);
  const claim = Buffer.alloc(CLAIM_BYTES);
  claim.writeUInt8((VERSION << 5) | keys.current, 0);
  claim.writeBigUInt64BE(BigInt(nodeId), 1);
  claim.writeUInt8((CHANNELS.indexOf(channel) << 4) | generation, 9);
  claim.writeUInt16BE(issuedDay, 10);
  return Buffer.concat([claim, macOf(key, claim)]).toString('base64url');
};

/** What a code claims, or undefined when any bit of it is not ours. Asks no database. */
export const readCode = (keys: ShareKeys, code: string): ShareClaim | undefined => {
  if (!CODE_PATTERN.test(code)) return undefined;
  const bytes = Buffer.from(code, 'base64url');
  const claim = bytes.subarray(0, CLAIM_BYTES);
  const head = claim.readUInt8(0);
  const key = keyOf(keys, head & 0b11111);
  if (head >> 5 !== VERSION || !key || !timingSafeEqual(bytes.subarray(CLAIM_BYTES), macOf(key, claim))) return undefined;
  const channel = CHANNELS[claim.readUInt8(9) >> 4];
  if (!channel) return undefined;
  const nodeId = claim.readBigUInt64BE(1).toString();
  return { nodeId, channel, generation: claim.readUInt8(9) & 0b1111, issuedDay: claim.readUInt16BE(10) };
};

/** Whether a code of that day may still be opened. */
export const isInDate = ({ issuedDay }: ShareClaim, now: Date): boolean => {
  const age = issueDay(now) - issuedDay;
  return age >= -CLOCK_SKEW_DAYS_MAX && age <= CODE_DAYS_MAX;
};
