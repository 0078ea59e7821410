import { parseArgs } from 'node:util';
import { stormPayments } from './payments';

const HELP = `Kills the service while members pay and the outside world fails, and compares what is left with what the world has.
  npm run chaos -- payments [--kills N] [--clients N] [--failures P] [--json]
Options
  --kills N     how often the service is killed, at moments drawn by lot (20)
  --clients N   members who pay at once (16)
  --failures P  per cent of all calls to WeChat Pay, the bank and the billers that fail: cut, late, forged, 5xx (10)
  --json        one line of JSON on standard output
acknowledged: payments whose money the cashier took, or that a member was told are done. Then, all of which have to be zero: lost: the money came
and is neither at the biller nor back; double: a bill that was paid twice; stuck: without an end when the world answers again; differences: in the
books, and in the reconciliation of the day. It uses a database of its own, in the PostgreSQL of DATABASE_URL or an embedded one under .data/chaos.
`;

/** So that what was started here is ended with it. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      json: { type: 'boolean' },
      kills: { type: 'string', default: '20' },
      clients: { type: 'string', default: '16' },
      failures: { type: 'string', default: '10' },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const [kills, clients, failures] = [Number(values.kills), Number(values.clients), Number(values.failures)];
  const isRight = Number.isInteger(kills) && kills >= 0 && Number.isInteger(clients) && clients >= 1 && failures >= 0 && failures < 100;
  if (positionals.join() !== 'payments' || !isRight) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const figures = await stormPayments({ kills, clients, failures: failures / 100, report: (line) => void process.stderr.write(`${line}\n`) });
  const { acknowledged, ...wrong } = figures;
  const words = `${acknowledged} payments were acknowledged; ${Object.entries(wrong).map(([name, count]) => `${name} ${count}`).join(', ')}`;
  process.stdout.write(`${values.json ? JSON.stringify(figures) : words}\n`);
  if (Object.values(wrong).some((count) => count > 0)) process.exitCode = 1;
};

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
