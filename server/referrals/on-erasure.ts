import { sql } from '../database/database';
import type { EventHandlers } from '../events/outbox';

const FORGET = sql('erasure.forget', 'delete from arrival_traces where node_id in (select id from nodes where member_id = $1)');

/** By what phone and from where somebody who has gone took their places is forgotten with them. The places stand. */
export const erasureHandlers: EventHandlers = {
  'member-erased': async (tx, { memberId }) => {
    await tx.query(FORGET, [memberId]);
  },
};
