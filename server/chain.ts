import type { Database } from './database/database';
import { takeSnapshot, verify, type Verdict } from './ledger/verify';
import { referralBooks } from './referrals/rebuild';
import { rewardBooks } from './rewards/books';
import { payUnder, type Paying } from './rewards/pay-under';

/** What follows from the log of the chain, room by room: what stands first explains best. */
const CHAIN_BOOKS = [referralBooks, rewardBooks];

export { rebuild as rebuildChain } from './referrals/rebuild';
export type { Paying } from './rewards/pay-under';

/**
 * Counts everything that follows from the log of the chain again, as of one moment, while the service goes on: what waits to be folded
 * is taken into account.
 */
export const verifyChain = (database: Database): Promise<Verdict> =>
  database.transaction(async (tx) => {
    await takeSnapshot(tx);
    return verify(tx, CHAIN_BOOKS);
  });

/** What a version of the rules of rewards would have paid for every conversion up to an instant, as of one moment; null without such a version. */
export const payChainUnder = (database: Database, version: number, at: Date): Promise<Paying | null> =>
  database.transaction(async (tx) => {
    await takeSnapshot(tx);
    return payUnder(tx, version, at);
  });
