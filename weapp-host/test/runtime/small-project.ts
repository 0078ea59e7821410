import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, removeProjects, writeProject } from '../compile/project-folder';
import { FIXTURE_FOLDER, openFixture, type Page, type Phone, press, type SessionOptions } from '../support/fixture';

interface SmallPhone extends Phone {
  /** By its path, as app.json writes it. */
  open: (path: string) => Promise<Page>;
  /** A tap on a part of the phone that the automator's client has no name for. */
  native: (method: string, data?: unknown) => Promise<void>;
  /** As soon as there is something to tap. */
  press: (method: string, data?: unknown) => Promise<true>;
}

/** A mini-program of a few lines, on one phone; the package has `/apple.png`, 64 × 48. */
export const openSmallProject = (files: Files, options: SessionOptions = {}) => {
  const project = writeProject(files);
  copyFileSync(join(FIXTURE_FOLDER, 'assets/apple.png'), join(project, 'apple.png'));
  const { phone } = openFixture(options, { project });
  afterAll(removeProjects);
  return (): SmallPhone => {
    const native: SmallPhone['native'] = (method, data) => phone().session.native(method, data);
    const { open, ...taken } = phone();
    return { ...taken, native, open: (path) => open(`/${path}`), press: (method, data) => press(() => native(method, data)) };
  };
};
