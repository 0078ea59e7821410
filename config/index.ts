import { join } from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import development from './dev';
import { attributesOf } from './plugin-a11y/attributes';
import production from './prod';

const ROOT = join(__dirname, '..');
/** TypeScript outside src that ends in the bundle. */
const COMPILED = ['contract', 'config/plugin-a11y'].map((folder) => join(ROOT, folder));

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

/** What two pages use is loaded once: Taro would put it into the file of each. */
const shareBetweenPages = (chain: { merge: (part: object) => void }): void =>
  chain.merge({
    optimization: { splitChunks: { cacheGroups: { shared: { name: 'shared', chunks: 'async', minChunks: 2, priority: 1 } } } },
  });

/** Where a weapp build finds the service: on this machine, or at the address that is registered with WeChat. */
const serviceOrigin = (platform: string): string => {
  const origin = process.env.TARO_APP_API ?? '';
  if (platform !== 'weapp' || origin.startsWith('https://')) return origin;
  if (process.env.TARO_APP_SANDBOX === '1') return origin || 'http://127.0.0.1:3000';
  throw new Error('A weapp build for production needs TARO_APP_API=https://…, the registered origin of the service');
};

const intoOutput = (name: string) => ({ from: `src/${name}`, to: `dist/weapp/${name}` });

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
    alias: { '@': join(ROOT, 'src') },
    env: {
      TARO_APP_SANDBOX: JSON.stringify(process.env.TARO_APP_SANDBOX ?? ''),
      TARO_APP_API: JSON.stringify(serviceOrigin(platform)),
    },
    copy: {
      // Taro emits neither the sitemap nor pictures that are named in theme.json alone.
      patterns: platform === 'weapp' ? ['sitemap.json', 'assets/tabs'].map(intoOutput) : [],
      options: {},
    },
    mini: {
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
      webpackChain: shareBetweenPages,
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform: { enable: true, config: ROOT_FONT },
      },
    },
  };
  return merge({}, base, mode === 'development' ? development : production);
});
