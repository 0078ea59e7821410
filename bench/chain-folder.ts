import { openDatabase } from '../server/database/database';
import { startLoop } from '../server/jobs/loop';
import { foldTotals } from '../server/referrals/fold';

/** The worker that folds, as a process of its own with the service's pause; ends with its input and prints how many deltas it folded a second of work. */
const PAUSE_MS = 200;
const database = openDatabase(process.argv[2] ?? '', { connectionsMax: 1 });
let folded = 0;
let workedMs = 0;

const fold = async (): Promise<void> => {
  const startedMs = performance.now();
  const count = await foldTotals(database);
  if (count > 0) workedMs += performance.now() - startedMs;
  folded += count;
};

const loop = startLoop(fold, PAUSE_MS, (fault) => void process.stderr.write(`${String(fault)}\n`));

process.stdin.resume().on('end', () => {
  void loop.stop().then(async () => {
    await fold();
    await database.close();
    process.stdout.write(`${(folded * 1_000) / workedMs}\n`);
  });
});
