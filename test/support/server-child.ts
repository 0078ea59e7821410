import { startServer } from '../../server/main';

/** The whole server as a process, with its data in the directory of its first argument; prints where it answers. */
startServer(process.env, { dataDir: process.argv[2] ?? '' }).then(
  ({ url }) => void process.stdout.write(`${url}\n`),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
