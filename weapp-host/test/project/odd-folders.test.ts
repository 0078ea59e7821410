import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { compileProject } from '../../src/compile/compile-project';
import { ONE_PAGE, refusal, removeProjects, writeProject } from '../compile/project-folder';

afterEach(removeProjects);

test('a link to itself is no file', async () => {
  const project = writeProject(ONE_PAGE);
  symlinkSync('self', join(project, 'self'));
  expect((await compileProject(project, () => undefined)).manifest.pages).toEqual(['pages/a']);
});

test('a pattern of packOptions that cannot be read is named with its file', async () => {
  const config = { packOptions: { ignore: [{ type: 'regexp', value: '(' }] } };
  expect(await refusal({ ...ONE_PAGE, 'project.config.json': config })).toMatch(/^bad_project project\.config\.json: packOptions\.ignore: Invalid regular expression/);
});
