import { readProject } from '../project/read-project';
import { type CompiledProject } from './bundle';
import { compileScripts } from './script';
import { compileTemplates } from './wxml';
import { compileStyles } from './wxss';

/**
 * Reads and compiles the project in `projectFolder`: the folder of project.config.json, or of app.json alone. Throws HostError
 * with the file and line to mend; `warn` hears what is allowed but deserves a word.
 */
export const compileProject = async (projectFolder: string, warn: (message: string) => void): Promise<CompiledProject> => {
  const { root, files, virtualFolders, manifest } = readProject(projectFolder, warn);
  const components = Object.values(manifest.components);
  const templates = components.filter(({ hasTemplate }) => hasTemplate).map(({ path }) => path);
  const aliases = manifest.app.resolveAlias ?? {};
  const styles = ['app', ...components.map(({ path }) => path)].filter((path) => files.has(`${path}.wxss`));
  return {
    manifest,
    scripts: await compileScripts(files, manifest.scripts),
    templates: await compileTemplates({ files, aliases, warn }, templates),
    styles: compileStyles({ files, aliases }, styles),
    root,
    files,
    virtualFolders,
  };
};
