import type { RequestBody } from '@micro-branch/contract/api';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { recordIntents } from './record-intents';

/** One intent of a member: see `recordIntents`. Refuses with `share-not-found`. */
export const recordIntent = async (deps: Deps, memberId: Id, body: RequestBody<'recordIntent'>): Promise<void> => {
  const [refusal] = await recordIntents(deps, [{ ...body, memberId }]);
  if (refusal) throw refusal;
};
