import { version } from '../package.json';
import { HELP } from './cli-help';
import { readCommandLine, type CommandLine } from './command-line';
import { compileProject } from './compile/compile-project';
import { openHost } from './host';
import { HostError } from './host-error';
import { measurePages, metricsTable } from './measure-pages';
import { messageOf } from './message-of';
import type { Session } from './session/session';

const DID_NOT_WORK = 1;
const CALLED_WRONGLY = 2;

const say = (text: string): void => void process.stdout.write(text);
const complain = (message: string): void => void process.stderr.write(`weapp-host: ${message.split('\n')[0]}\n`);

/** Settles when somebody wants this process to end. A second wish is the system's to fulfil. */
const whenAskedToEnd = (): Promise<undefined> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve(undefined));
    process.once('SIGTERM', () => resolve(undefined));
  });

type Work = (session: Session, pages: string[]) => Promise<void>;

/** Opens a phone as the command line describes it, and closes everything afterwards, whatever happens. */
const withSession = async ({ project, endpoints, person, device, launch }: CommandLine, port: number, work: Work): Promise<void> => {
  const host = await openHost({ project, ...endpoints, onWarning: complain });
  try {
    const session = await host.openSession({ ...(person !== undefined && { person }), device, launch, port });
    await work(session, host.manifest.pages);
  } finally {
    await host.close();
  }
};

const auto = async (line: CommandLine): Promise<void> => {
  const asked = whenAskedToEnd();
  await withSession(line, line.autoPort, async (session) => {
    say(`weapp-host: ${session.wsEndpoint}\n`);
    const ended = await Promise.race([session.closed, asked]);
    if (ended) throw ended;
  });
};

const check = async ({ project }: CommandLine): Promise<void> => {
  const { manifest } = await compileProject(project, complain);
  const bytes = manifest.packages.reduce((sum, each) => sum + each.bytes, 0);
  say(`weapp-host: ${manifest.projectName || project}: ${manifest.pages.length} pages, ${manifest.packages.length} packages, ${bytes} bytes\n`);
};

const pages = async (line: CommandLine): Promise<void> => {
  const stopped = whenAskedToEnd().then(() => {
    throw new Error('stopped before every page was measured');
  });
  stopped.catch(() => undefined);
  await withSession(line, 0, async (session, paths) => {
    const measured = await Promise.race([measurePages(session, paths), stopped]);
    say(line.isJson ? `${JSON.stringify(measured, null, 2)}\n` : metricsTable(measured));
    const failed = measured.filter(({ error }) => error !== undefined);
    if (failed.length > 0) throw new Error(`${failed.length} of ${paths.length} pages could not be opened: ${failed.map(({ path }) => path).join(', ')}`);
  });
};

const RUN: Record<CommandLine['command'], (line: CommandLine) => Promise<void>> = { auto, check, pages };

/** Does what the command line says and gives back the exit code. What goes wrong is one line on stderr. */
export const main = async (args: string[]): Promise<number> => {
  try {
    const line = readCommandLine(args);
    if (line === 'help') say(HELP);
    else if (line === 'version') say(`${version}\n`);
    else await RUN[line.command](line);
    return 0;
  } catch (error) {
    complain(messageOf(error));
    return error instanceof HostError && error.code === 'bad_option' ? CALLED_WRONGLY : DID_NOT_WORK;
  }
};
