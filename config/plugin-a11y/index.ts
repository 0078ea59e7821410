import { join } from 'node:path';
import type { IPluginContext, TaroPlatformBase } from '@tarojs/service';
import type { AttributesOf } from './attributes';

const RUNTIME = join(__dirname, 'runtime.ts');

/**
 * Lets `aria-*` through to weapp; H5 needs nothing, its elements keep every attribute. The map is an option because Taro
 * compiles the file of a plugin and not what it imports.
 */
export default (ctx: IPluginContext, attributesOf: AttributesOf): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform: TaroPlatformBase) => {
      if (platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, attributesOf);
      platform.runtimePath = [platform.runtimePath, RUNTIME].flat();
    },
  });
};
