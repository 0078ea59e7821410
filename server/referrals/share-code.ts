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
  /** Days since 2026-01-01, UTC. */
  issuedDay: number;
}
