import { readProject } from '../project/read-project';
import { type CompiledProject } from './bundle';
import { compileScripts } from './script';
import { compileTemplates } from './wxml';
import { compileStyles } from './wxss';

/**
 * Reads and compiles the project in `projectFolder`: the folder of project.config.json, or of app.json alone. Throws HostError
 * with the file and line to mend; `onWarning` hears each warning as it is found.
 */
export const compileProject = async (projectFolder: string, options: { onWarning?: (message: string) => void } = {}): Promise<CompiledProject> => {
  const warnings: string[] = [];
  const warn = (message: string): void => {
    warnings.push(message);
    options.onWarning?.(message);
  };
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
    virtualFolders,
    warnings,
  };
};
