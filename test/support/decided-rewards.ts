import type { MeView } from '@micro-branch/contract/members';
import type { RewardState } from '@micro-branch/contract/rewards';
import { hearEvents } from '../../server/background';
import { openDatabase, sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import { FRAUD_PAUSE_MS, scanForFraud, SETTLE_MS } from '../../server/fraud/scan';
import { createIds, type Id } from '../../server/ids';
import type { SeededService } from './seeded-service';
import { ask, signIn } from './site';

/** No other process of the tests makes ids with this number, which the service draws by lot, in the same millisecond. */
const PROCESS_NUMBER = 1022;
/** When whatever happened by now has been looked at for fraud, and what waits for that is due. */
const AHEAD_MS = SETTLE_MS + FRAUD_PAUSE_MS + 5_000;
const PAUSE_MS = 50;
const PATIENCE_MS = 20_000;

const DECIDED = sql(
  'test.decided_rewards',
  `select r.conversion_id as "conversionId", r.state from rewards r join conversions c on c.id = r.conversion_id join cards k on k.id = c.card_id
   where r.opener_id = $1 and k.class = $2`,
);

export interface Decided {
  conversionId: Id;
  state: RewardState;
}

/**
 * What was decided of what somebody did for a class of card, in the database of the running service. A reward waits half a minute, until
 * the scan for fraud has passed it; nobody here does: the scan and the events are run with a clock that is that far ahead. They are
 * the service's own, and what needs the outside world is no part of them.
 */
export const decideRewards = async (
  { url, databaseUrl }: Pick<SeededService, 'url' | 'databaseUrl'>,
  person: string,
  cardClass: string,
): Promise<Decided> => {
  const { id: openerId } = (await ask(`${url}/api/members/me`, { token: await signIn(url, person) })) as MeView;
  const database = openDatabase(databaseUrl, { connectionsMax: 1 });
  const now = (): Date => new Date(Date.now() + AHEAD_MS);
  const deps = { database, clock: { now }, newId: createIds(PROCESS_NUMBER, () => Date.now()) } as Deps;
  const raise = (fault: unknown): never => {
    throw fault;
  };
  const deadlineMs = performance.now() + PATIENCE_MS;
  try {
    for (;;) {
      await scanForFraud(deps);
      await hearEvents(deps, raise);
      const [decided] = await database.query<Decided>(DECIDED, [openerId, cardClass]);
      if (decided) return decided;
      if (performance.now() > deadlineMs) throw new Error(`after ${PATIENCE_MS / 1_000} s nothing was decided of what ${person} did`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } finally {
    await database.close();
  }
};
