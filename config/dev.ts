import type { UserConfigExport } from '@tarojs/cli';

const SERVICE = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** The watching build: the page reloads by itself, and the service answers behind the same address. */
const development: UserConfigExport<'webpack5'> = {
  h5: {
    devServer: {
      host: '127.0.0.1',
      port: 10086,
      open: false,
      proxy: [{ context: ['/api', '/sandbox'], target: SERVICE }],
    },
  },
};

export default development;
