import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Channel } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';

/** How long an anonymous open of Moments waits for the member behind it. */
export const JOIN_WINDOW_MS = 30 * 60_000;

const WAIT = sql(
  'join.wait',
  'insert into waiting_opens (open_id, node_id, channel, trace, opened_at) values ($1, $2, $3, $4, $5)',
);
const TAKE = sql(
  'join.take',
  `delete from waiting_opens where open_id = (
     select open_id from waiting_opens
     where node_id = $1 and channel = $2 and trace = $3 and opened_at > $4 and opened_at <= $5
     order by opened_at desc, open_id limit 1 for update skip locked)
   returning open_id as "openId"`,
);
const FORGET = sql('join.forget', 'delete from waiting_opens where opened_at <= $1');

/** `203.0.113.7` → `203.0.113`, an IPv6 address → its /48: a neighbourhood, not a subscriber. */
export const truncateNetwork = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain.split('.').slice(0, 3).join('.');
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  const filled = tail === undefined ? groups : [...groups, '0', '0', '0'];
  return filled.slice(0, 3).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
};

/** An HMAC of a coarse device and a neighbourhood: says "likely the same phone", tells nothing, lives half an hour. */
export const traceOf = (traceKey: Buffer, device: string, address: string): Buffer =>
  createHmac('sha256', traceKey).update(`${device}\n${truncateNetwork(address)}`).digest();

export interface Trail {
  nodeId: Id;
  channel: Channel;
  trace: Buffer;
  at: Date;
}

/** Lets an anonymous open wait for the member behind it. */
export const waitForMember = async (tx: Queryable, openId: string, { nodeId, channel, trace, at }: Trail): Promise<void> => {
  await tx.query(WAIT, [openId, nodeId, channel, trace, at]);
};

/** The nearest anonymous open a member's open continues. Taking it deletes it, so nobody continues it twice. */
export const takeWaiting = async (tx: Queryable, { nodeId, channel, trace, at }: Trail): Promise<string | null> => {
  const since = new Date(at.getTime() - JOIN_WINDOW_MS);
  const [row] = await tx.query<{ openId: string }>(TAKE, [nodeId, channel, trace, since, at]);
  return row?.openId ?? null;
};

/** Forgets the traces that can join nothing any more. */
export const forgetTraces = async ({ database, clock }: Deps): Promise<void> => {
  await database.query(FORGET, [new Date(clock.now().getTime() - JOIN_WINDOW_MS)]);
};
