import { randomUUID } from 'node:crypto';
import type { ExchangeBody, ExchangeDirection } from '@micro-branch/contract/exchanges';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import { connectCardPoints } from '../../server/gateways/card-points/card-points';
import type { Id } from '../../server/ids';
import { registerMember } from '../../server/members/register-member';
import { openidOf } from '../../server/sandbox/wechat/people';
import type { Service } from './service';
import { giveLot } from './ledger';

/** A step of each direction under the rules of the demonstration branch, and what comes of it. */
export const STEP = { in: { amount: 500, received: 100 }, out: { amount: 100, received: 400 } } as const;

/** What an exchange of one step says, unless told otherwise. */
export const aStep = (direction: ExchangeDirection, changed: Partial<ExchangeBody> = {}): ExchangeBody => ({
  key: randomUUID(),
  direction,
  amount: STEP[direction].amount,
  rulesVersion: 1,
  ...changed,
});

export interface Holder {
  id: Id;
  openid: string;
}

let people = 0;

/** A member with a credit card and so many points of ours. */
export const newHolder = async (deps: Deps, points = 10_000): Promise<Holder> => {
  const openid = openidOf(`持卡人 ${(people += 1)}`);
  const id = await registerMember(deps, { openid });
  if (points > 0) await giveLot(deps, id, points);
  return { id, openid };
};

const COUNT = sql('test.exchanges', 'select count(*)::int as count from exchanges where member_id = $1');

export const countExchanges = async (deps: Deps, memberId: Id): Promise<number> =>
  (await deps.database.query<{ count: number }>(COUNT, [memberId]))[0]!.count;

/** Long enough for a move to arrive, however busy the machine is; short enough to wait for. */
const PATIENCE_MS = 1_000;

/** The same service, giving the card side little time to answer a move. */
export const impatient = ({ deps, sandbox }: Service): Deps => {
  const hasty = connectCardPoints({ ...sandbox.cardPoints.options, timeoutMs: PATIENCE_MS });
  return { ...deps, cardPoints: { ...deps.cardPoints, move: (order) => hasty.move(order) } };
};
