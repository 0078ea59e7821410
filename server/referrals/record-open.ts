import type { OpenAnswer } from '@micro-branch/contract/referrals';
import type { Deps } from '../deps';
import { Refusal } from '../refusal';
import { recordOpens, type OpenOutcome } from './record-opens';
import type { OpenEvent } from './visits';

/** What the page of the only open hears. Refuses with `card-not-found` or `card-off-shelf`. */
export const onlyAnswer = ([outcome]: readonly OpenOutcome[]): OpenAnswer => {
  if (outcome instanceof Refusal) throw outcome;
  return outcome!;
};

/** One open that a page waits for: see `recordOpens`. */
export const recordOpen = async (deps: Deps, event: OpenEvent): Promise<OpenAnswer> => onlyAnswer(await recordOpens(deps, [event]));
