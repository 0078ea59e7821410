import type { Compilation, Compiler } from 'webpack';

/** Where the service reads what each page needs: it tells the browser before the first script has run. */
const EARLY_FILES = 'early.json';

type Group = Compilation['chunkGroups'][number];

/** `pages/home/index` of the import that loads the page, wherever the sources are. */
const pageOf = ({ origins }: Group): string | undefined =>
  origins.map(({ request }) => /(?:^|[/\\])((?:pages|packages)[/\\](?:[\w-]+[/\\])+index)(?:\.tsx)?$/.exec(request.split('?')[0]!)?.[1]).find(Boolean)?.replaceAll('\\', '/');

const filesOf = ({ chunks }: Group): string[] => chunks.flatMap(({ files }) => [...files]).filter((file) => /\.(js|css)$/.test(file));

/** Writes down the files of each page by its address, once they have their names. */
export class EarlyFiles {
  apply(compiler: Compiler): void {
    const { Compilation: Stages, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('EarlyFiles', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'EarlyFiles', stage: Stages.PROCESS_ASSETS_STAGE_REPORT }, () => {
        const files = compilation.chunkGroups.flatMap((group): [string, string[]][] => {
          const page = group.isInitial() ? undefined : pageOf(group);
          return page === undefined ? [] : [[`/${page}`, filesOf(group).map((file) => `/${file}`)]];
        });
        compilation.emitAsset(EARLY_FILES, new sources.RawSource(JSON.stringify(Object.fromEntries(files))));
      });
    });
  }
}
