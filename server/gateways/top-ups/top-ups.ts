import type { TopUps } from '../../mall/top-ups';
import type { PartnerOptions } from '../partner/call-partner';
import { askFor, order, readOutcome } from '../partner/outcomes';

/** Whoever charges phones. Its address is the only difference between the provider and the sandbox. */
export const connectTopUps = (options: PartnerOptions): TopUps => ({
  charge: (said) => order(options, '/charges', said),
  ask: (id) => askFor(options, `/charges/${id}`, readOutcome),
});
