import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findShare } from './shares';

const REVOKE = sql(
  'shares.revoke',
  'insert into revocations (node_id, generation, revoked_at) values ($1, $2, $3) on conflict do nothing',
);

/**
 * Revokes every code of a share minted so far: they still show the card and count nothing. `generation` is the one the
 * member saw, so stopping it twice stops it once. Refuses with `share-not-found`, or `invalid-input` for a generation
 * that has not begun.
 */
export const stopSharing = async (deps: Deps, memberId: Id, shareId: Id, generation: number): Promise<void> => {
  const share = await findShare(deps.database, memberId, shareId);
  if (!share) throw new Refusal('share-not-found');
  if (generation > share.generation) throw new Refusal('invalid-input', 'generation has not begun');
  await deps.database.query(REVOKE, [shareId, generation + 1, deps.clock.now()]);
};
