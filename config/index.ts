import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import './brand/compiled';
import { brand } from '../contract/brand';
import { markUrl, theme } from '../src/theme';
import { brandFaults, TOKENS_FILE } from './brand/check';
import { paintTab } from './brand/pictures';
import { brandStyles } from './brand/styles';
import development from './dev';
import { EarlyFiles } from './early-files';
import { attributesOf } from './plugin-a11y/attributes';
import production from './prod';

const ROOT = join(__dirname, '..');
/** TypeScript outside src that ends in the bundle. */
const COMPILED = ['contract', 'config/plugin-a11y'].map((folder) => join(ROOT, folder));

/** What is seen on the web until the program has come and its first page stands. */
const FIRST = {
  mark: brand.mark,
  light: { background: theme.light.background, ink: brand.colours.light.brand },
  dark: { background: theme.dark.background, ink: brand.colours.dark.brand },
};

const TABS = /assets[\\/]tabs[\\/]/;

/** The 375-wide design in a frame of at most 480: src/index.html makes the root font 20 at 375, and no larger than the frame needs. */
const ROOT_FONT = { baseFontSize: 20 };

/** Hashed names are cached for ever, so a name must change with its content. */
const H5_NAMES = {
  output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
  miniCssExtractPluginOption: {
    ignoreOrder: true,
    filename: 'css/[name].[contenthash:8].css',
    chunkFilename: 'css/[name].[contenthash:8].css',
  },
  imageUrlLoaderOption: { name: () => 'static/[name].[contenthash:8][ext]' },
};

/** The colours of the brand stand behind those of the house, in the one file that every page loads. */
const withBrand = (content: string, { resourcePath }: { resourcePath: string }): string =>
  resourcePath === join(ROOT, 'src/app.scss') ? content + brandStyles(brand, readFileSync(join(ROOT, TOKENS_FILE), 'utf8')) : content;

/** What most pages use is one file; what a few use comes with them, in a file of its own where it is large enough for that. */
const SHARED = {
  shared: { name: 'shared', chunks: 'async', minChunks: 10, priority: 2 },
  few: { chunks: 'async', minChunks: 2, minSize: 8_000, priority: 1, reuseExistingChunk: true },
};

interface Chain {
  merge: (part: object) => Chain;
}

/** What several pages use is loaded once: Taro would put it into the file of each. What a page needs is written down for the service. And the pictures of the tabs, in the colour of the brand. */
const chainOfH5 = (chain: Chain): Chain =>
  chain.merge({
    plugin: { earlyFiles: { plugin: EarlyFiles } },
    optimization: { splitChunks: { cacheGroups: SHARED } },
    module: {
      rule: {
        tabs: {
          test: TABS,
          type: 'asset/inline',
          generator: {
            dataUrl: (png: Buffer, { filename }: { filename: string }) => `data:image/png;base64,${paintTab(brand, filename, png).toString('base64')}`,
          },
        },
        image: { exclude: [TABS] },
      },
    },
  });

/** Where a weapp build finds the service: on this machine, or at the address that is registered with WeChat. */
const serviceOrigin = (platform: string): string => {
  const origin = process.env.TARO_APP_API ?? '';
  if (platform !== 'weapp' || origin.startsWith('https://')) return origin;
  if (process.env.TARO_APP_SANDBOX === '1') return origin || 'http://127.0.0.1:3000';
  throw new Error('A weapp build for production needs TARO_APP_API=https://…, the registered origin of the service');
};

const intoOutput = (name: string, transform?: (content: Buffer, file: string) => Buffer | string) => ({
  from: `src/${name}`,
  to: `dist/weapp/${name.replace(/\.ts$/, '.json')}`,
  ...(transform && { transform }),
});

/** Taro emits neither the sitemap nor pictures that are named in theme.json alone; theme.json has the colours of the brand. */
const COPIED = [
  intoOutput('sitemap.json'),
  intoOutput('theme.ts', () => JSON.stringify(theme)),
  intoOutput('assets/tabs', (png, file) => paintTab(brand, file, png)),
];

const faults = brandFaults(ROOT);
if (faults.length > 0) throw new Error(faults.join('\n'));

export default defineConfig<'webpack5'>((merge, { mode }) => {
  const platform = process.env.TARO_ENV ?? 'weapp';
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'micro-branch',
    date: '2026-11-23',
    designWidth: 375,
    deviceRatio: { 375: 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${platform}`,
    plugins: [[join(__dirname, 'plugin-a11y/index.ts'), attributesOf]],
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    // The client holds the chosen brand alone.
    alias: { '@': join(ROOT, 'src'), '@micro-branch/contract/brand': join(ROOT, `contract/brands/${brand.id}.ts`) },
    env: {
      TARO_APP_SANDBOX: JSON.stringify(process.env.TARO_APP_SANDBOX ?? ''),
      TARO_APP_API: JSON.stringify(serviceOrigin(platform)),
    },
    copy: { patterns: platform === 'weapp' ? COPIED : [], options: {} },
    mini: {
      sassLoaderOption: { additionalData: withBrand },
      compile: { include: COMPILED },
      // Every style is scoped by a class of its own, so the order of files does not matter.
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform: { enable: true, config: {} } },
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'browser' },
      compile: { include: COMPILED },
      ...H5_NAMES,
      sassLoaderOption: { additionalData: withBrand },
      htmlPluginOption: { title: brand.appName, mark: markUrl(brand.colours.light.brand), first: FIRST },
      webpackChain: chainOfH5,
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform: { enable: true, config: ROOT_FONT },
      },
    },
  };
  return merge({}, base, mode === 'development' ? development : production);
});
