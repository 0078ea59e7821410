import { batchBooks } from './batches/books';
import type { Database, Queryable } from './database/database';
import { exchangeBooks } from './exchanges/books';
import type { Id } from './ids';
import { ledgerBooks } from './ledger/books';
import { findDifference, takeSnapshot, verify, type Difference, type Verdict } from './ledger/verify';
import { mallBooks } from './mall/books';
import { paymentBooks } from './payments/books';
import { pointBooks } from './points/books';
import { rewardBooks } from './rewards/books';

/** The books of every room that keeps any. What stands first explains best, so a difference is named where it began. */
export const BOOKS = [ledgerBooks, pointBooks, mallBooks, exchangeBooks, rewardBooks, paymentBooks, batchBooks];

/** Recomputes the books of every room from the transfers, as of one moment, while the service goes on. */
export const verifyBooks = (database: Database): Promise<Verdict> =>
  database.transaction(async (tx) => {
    await takeSnapshot(tx);
    return verify(tx, BOOKS);
  });

/** The first difference in what belongs to these members. Nothing of theirs changes meanwhile, or `db` shows one moment. */
export const findDifferenceOf = (db: Queryable, members: readonly Id[]): Promise<Difference | null> => findDifference(db, BOOKS, members);
