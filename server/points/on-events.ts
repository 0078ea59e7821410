import type { Deps } from '../deps';
import type { EventHandlers } from '../events/outbox';

/** What points make of other rooms' facts. */
export const pointEventHandlers = (_deps: Deps): EventHandlers => ({});
