import type { BillAnswer } from '../billers/biller-link';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { QUESTIONS_MAX, QUESTIONS_MS } from './rules';

const COUNT = sql(
  'biller_questions.count',
  `insert into biller_questions as q (member_id, since, count) values ($1, $2, 1)
   on conflict (member_id) do update set count = case when q.since <= $3 then 1 else q.count + 1 end, since = case when q.since <= $3 then $2 else q.since end
   returning count`,
);

/** Counts a question to a biller before it is asked, whatever comes of it. Refuses with `too-many-requests`. */
export const countQuestion = async ({ database, clock }: Deps, memberId: Id): Promise<void> => {
  const now = clock.now();
  const [asked] = await database.query<{ count: number }>(COUNT, [memberId, now, new Date(now.getTime() - QUESTIONS_MS)]);
  if (asked!.count > QUESTIONS_MAX) throw new Refusal('too-many-requests');
};

/** What a biller says of an account that it knows. Refuses with `biller-unavailable` or `account-refused`. */
export const requireKnown = (answer: BillAnswer): Extract<BillAnswer, { state: 'due' | 'none' }> => {
  if (answer.state === 'away') throw new Refusal('biller-unavailable');
  if (answer.state === 'unknown-account') throw new Refusal('account-refused', 'the biller does not know the account');
  return answer;
};
