import type { RequestBody } from '@micro-branch/contract/api';
import { findCard } from '../cards/store';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findNode } from './nodes';
import { isInDate, readCode } from './share-code';

const ADD = sql(
  'intents.add',
  `insert into intents (id, node_id, channel, snapshot_id, intended_at) values ($1, $2, $3, $4, $5)
   on conflict (id) do nothing`,
);

/**
 * The member opened the share sheet with a code of their own. Notes which approved text was about to be shared; whether it
 * was, WeChat never says. Refuses with `share-not-found` for a code that is not good or not theirs.
 */
export const recordIntent = async (deps: Deps, memberId: Id, { eventId, code }: RequestBody<'recordIntent'>): Promise<void> => {
  const now = deps.clock.now();
  const claim = readCode(deps.shareKeys, code);
  const node = claim && isInDate(claim, now) ? await findNode(deps.database, claim.nodeId) : undefined;
  if (!claim || node?.memberId !== memberId || claim.generation < node.generation) throw new Refusal('share-not-found');
  const card = await findCard(deps.database, node.cardId);
  await deps.database.query(ADD, [eventId, node.id, claim.channel, card!.snapshotId, now]);
};
