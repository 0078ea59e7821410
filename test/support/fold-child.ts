import { openDatabase } from '../../server/database/database';
import { foldBatch } from '../../server/referrals/fold';

/** Small, so that there is always a next one to be killed in. */
const BATCH = 40;

/** A fold worker as a process: folds without end what it finds in the database of its first argument; says when it has begun. */
const work = async (): Promise<void> => {
  const database = openDatabase(process.argv[2] ?? '', { connectionsMax: 1 });
  for (let isFirst = true; ; isFirst = false) {
    await database.transaction((tx) => foldBatch(tx, BATCH));
    if (isFirst) process.stdout.write('folding\n');
  }
};

work().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
