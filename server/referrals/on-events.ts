import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { EventHandlers } from '../events/outbox';
import { addDelta } from './fold';
import { findLastTouch } from './opens';

/** A conversion is credited to the code the member opened last in this window before it. */
export const ATTRIBUTION_DAYS = 30;

const ADD = sql(
  'conversions.add',
  `insert into conversions (id, kind, reference, card_id, member_id, node_id, converted_at)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict (kind, reference) do nothing returning id`,
);

/** What the chain makes of other rooms' facts. */
export const referralEventHandlers = ({ newId }: Deps): EventHandlers => ({
  'application-made': async (tx, { applicationId, action, memberId, cardId, appliedAt }) => {
    const until = new Date(appliedAt);
    const since = new Date(until.getTime() - ATTRIBUTION_DAYS * 86_400_000);
    const nodeId = await findLastTouch(tx, { memberId, cardId, until, since });
    const added = await tx.query(ADD, [newId(), action, applicationId, cardId, memberId, nodeId, until]);
    if (nodeId !== null && added.length === 1) await addDelta(tx, nodeId, { conversions: 1 });
  },
});
