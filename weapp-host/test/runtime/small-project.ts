import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import automator from 'miniprogram-automator';
import { openHost } from '../../src/host';
import { type Files, removeProjects, writeProject } from '../compile/project-folder';
import { FIXTURE_FOLDER, type MiniProgram, type Page, type SessionOptions } from '../support/fixture';
import { until } from '../support/until';

type Host = Awaited<ReturnType<typeof openHost>>;

export interface SmallPhone {
  session: Awaited<ReturnType<Host['openSession']>>;
  miniProgram: MiniProgram;
  /** Relaunches the mini-program at a page. */
  open: (path: string) => Promise<Page>;
  /** A tap on a part of the phone that the automator's client has no name for. */
  native: (method: string, data?: unknown) => Promise<unknown>;
  /** As soon as there is something to tap. */
  press: (method: string, data?: unknown) => Promise<true>;
}

/** A mini-program of a few lines, on one phone; the package has `/apple.png`, 64 × 48. */
export const openSmallProject = (files: Files, options: SessionOptions = {}) => {
  let host: Host | undefined;
  let phone: SmallPhone | undefined;
  beforeAll(async () => {
    const project = writeProject(files);
    mkdirSync(join(project, 'pages'), { recursive: true });
    copyFileSync(join(FIXTURE_FOLDER, 'assets/apple.png'), join(project, 'apple.png'));
    host = await openHost({ project });
    const session = await host.openSession(options);
    const miniProgram = await automator.connect({ wsEndpoint: session.wsEndpoint });
    const native = (method: string, data?: unknown) => session.call('Host.native', { method, data });
    phone = {
      session, miniProgram, native,
      open: async (path) => {
        const before = await miniProgram.currentPage();
        await miniProgram.callWxMethod('reLaunch', { url: `/${path}` });
        return until(`${path} is on top`, async () => {
          const page = await miniProgram.currentPage();
          return page && page !== before && page.path === path ? page : undefined;
        });
      },
      press: (method, data) => until(`${method} is possible`, () => native(method, data).then(() => true as const, () => undefined)),
    };
  }, 120_000);
  afterAll(async () => {
    phone?.miniProgram.disconnect();
    await host?.close();
    removeProjects();
  }, 60_000);
  return (): SmallPhone => {
    if (!phone) throw new Error('the phone is not on yet: use it inside tests');
    return phone;
  };
};
