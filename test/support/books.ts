import { verifyBooks } from '../../server/books';
import { openDatabase, type Database } from '../../server/database/database';

/** Throws with the first difference. Every api, h5 and e2e test ends with it: see service.ts and seeded-service.ts. */
export const expectBooksBalance = async (database: Database): Promise<void> => {
  const { difference } = await verifyBooks(database);
  if (difference) throw new Error(`the books differ, ${difference.check}: ${difference.difference}. ${difference.rule}`);
};

export const expectBooksBalanceAt = async (url: string): Promise<void> => {
  const database = openDatabase(url, { connectionsMax: 1 });
  try {
    await expectBooksBalance(database);
  } finally {
    await database.close();
  }
};
