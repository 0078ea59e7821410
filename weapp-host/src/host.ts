import { resolve } from 'node:path';
import { startBrowser } from './browser/start-browser';
import { compileProject } from './compile/compile-project';
import type { Manifest } from './compile/bundle';
import type { Endpoints } from './session/endpoints';
import { HostError } from './host-error';
import { serveProject } from './serve';
import { openSession, type Session, type SessionOptions } from './session/session';

export interface HostOptions extends Endpoints {
  /** The folder that DevTools would open: project.config.json, or app.json itself. */
  project: string;
  /** What is allowed but deserves a word. */
  onWarning?: (line: string) => void;
}

export interface Host {
  manifest: Manifest;
  /** Opens a phone and starts the mini-program on it. */
  openSession: (options?: SessionOptions) => Promise<Session>;
  /** Closes every session, the browser and the server; nothing of them is left. */
  close: () => Promise<void>;
}

/**
 * Compiles a mini-program, serves it on loopback and starts a browser for it. Throws HostError: for what is wrong in the
 * project with file and line, for a missing browser with the remedy.
 */
export const openHost = async ({ project, onWarning, ...endpoints }: HostOptions): Promise<Host> => {
  const warn = onWarning ?? (() => undefined);
  const starting = startBrowser({ cwd: resolve(project) });
  starting.catch(() => undefined);
  const abandon = async (error: unknown): Promise<never> => {
    await starting.then(({ browser }) => browser.close()).catch(() => undefined);
    throw error;
  };
  const compiled = await compileProject(project, warn).catch(abandon);
  const served = await serveProject(compiled).catch(abandon);
  const { browser, warnings } = await starting.catch(async (error: unknown) => {
    await served.close();
    throw error;
  });
  warnings.forEach(warn);
  const sessions = new Set<Session>();
  let isClosed = false;
  return {
    manifest: compiled.manifest,
    openSession: async (options = {}) => {
      if (isClosed) throw new HostError('closed', 'the host was closed');
      const session = await openSession({ browser, url: served.url, manifest: compiled.manifest, endpoints, options });
      sessions.add(session);
      void session.closed.then(() => sessions.delete(session));
      return session;
    },
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await Promise.all([...sessions].map((session) => session.close()));
      await browser.close();
      await served.close();
    },
  };
};
