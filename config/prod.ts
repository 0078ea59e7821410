import type { UserConfigExport } from '@tarojs/cli';

/**
 * Taro tells the compressor to leave most things as they are, for engines we do not serve. Its usual rules make the main
 * package smaller, and remove what a platform's constants have made unreachable.
 */
const COMPRESS = {
  ecma: 2019,
  passes: 2,
  arrows: true,
  collapse_vars: true,
  hoist_props: true,
  inline: true,
  reduce_funcs: true,
  reduce_vars: true,
};

/** Chinese as it is: escaped, each character takes twice the bytes. */
const OUTPUT = { ecma: 2019, ascii_only: false };

/** A build to keep: no source maps, so that the size is what a phone loads. */
const production: UserConfigExport<'webpack5'> = {
  terser: { config: { compress: COMPRESS, output: OUTPUT } },
  mini: { enableSourceMap: false },
  h5: { enableSourceMap: false },
};

export default production;
