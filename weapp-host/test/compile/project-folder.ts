import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileProject } from '../../src/compile/compile-project';
import { type CompiledProject } from '../../src/compile/bundle';
import { HostError } from '../../src/host-error';

const folders: string[] = [];

/** Objects become JSON. */
export type Files = Record<string, string | Record<string, unknown>>;

/** One page that works, to be varied. */
export const ONE_PAGE: Files = {
  'app.json': { pages: ['pages/a'] },
  'pages/a.js': 'Page({})',
  'pages/a.wxml': '<view />',
};

/** Writes a project to a folder of its own; removeProjects takes it away. */
export const writeProject = (files: Files): string => {
  const folder = mkdtempSync(join(tmpdir(), 'weapp-host-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return folder;
};

export const removeProjects = (): void => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true }));

export const compile = async (files: Files): Promise<CompiledProject & { warnings: string[] }> => {
  const warnings: string[] = [];
  const compiled = await compileProject(writeProject(files), (message) => warnings.push(message));
  return { ...compiled, warnings };
};

/** The message of the HostError that compiling ends in, behind its code. */
export const refusal = async (files: Files): Promise<string> => {
  try {
    await compile(files);
  } catch (error) {
    if (error instanceof HostError) return `${error.code} ${error.message}`;
    throw error;
  }
  throw new Error('the project was compiled');
};
