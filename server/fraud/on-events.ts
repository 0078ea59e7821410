import type { EventHandlers } from '../events/outbox';
import { forgetMember } from './sightings';

/** By what phones somebody who has gone was seen is forgotten with them. Signals name members by number alone, and stand. */
export const fraudEventHandlers: EventHandlers = {
  'member-erased': (tx, { memberId }) => forgetMember(tx, memberId),
};
