import { startEmbedded } from '../../server/database/embedded';

/**
 * A process that starts the embedded PostgreSQL of its first argument, as the user of its second if there is one, says
 * where it is, and leaves it when its input ends.
 */
const [dataDir = '', userId] = process.argv.slice(2);
if (userId) {
  process.setgid?.(Number(userId));
  process.setuid?.(Number(userId));
}

const main = async (): Promise<void> => {
  const embedded = await startEmbedded({ dataDir, log: (line) => void process.stderr.write(`${line}\n`) });
  process.stdout.write(`${embedded.url}\n`);
  process.stdin.resume().once('end', () => void embedded.stop());
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
