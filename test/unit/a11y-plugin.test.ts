import { recursiveMerge } from '@tarojs/helper';
import type { IPluginContext } from '@tarojs/service';
import { getComponentsAlias, internalComponents, toCamelCase } from '@tarojs/shared';
import { UnRecursiveTemplate } from '@tarojs/shared/dist/template';
import plugin from '../../config/plugin-a11y';
import { attributesOf } from '../../config/plugin-a11y/attributes';
import '../../config/plugin-a11y/runtime';

interface Platform {
  platform: string;
  template: UnRecursiveTemplate;
  runtimePath: string | string[];
}

/** Runs the plugin as Taro does when it has set a platform up. */
const setUp = (name: string): Platform => {
  const platform: Platform = { platform: name, template: new UnRecursiveTemplate(), runtimePath: 'taro-runtime' };
  const ctx = {
    helper: { recursiveMerge },
    registerMethod: ({ fn }: { fn: (made: Platform) => void }) => fn(platform),
  };
  plugin(ctx as unknown as IPluginContext, attributesOf);
  return platform;
};

const templateOf = ({ template }: Platform): string =>
  template.buildTemplate({
    includes: new Set(['view', 'image']),
    exclude: new Set(),
    thirdPartyComponents: new Map(),
    includeAll: false,
  });

describe('the accessibility plugin', () => {
  it('draws every attribute under the name by which the runtime sends it', () => {
    const drawn = templateOf(setUp('weapp'));
    const sent = getComponentsAlias(internalComponents) as Record<string, Record<string, string>>;
    for (const attribute of Object.keys(attributesOf.View ?? {})) {
      const shortName = sent.view?.[toCamelCase(attribute)] ?? 'not sent';
      expect(drawn).toContain(`${attribute}="{{i.${shortName}}}"`);
    }
  });

  it('adds the same attributes to the runtime that goes with the templates', () => {
    expect(setUp('weapp').runtimePath).toEqual(['taro-runtime', expect.stringMatching(/plugin-a11y\/runtime\.ts$/)]);
    expect(internalComponents.Image).toMatchObject(attributesOf.Image ?? {});
  });

  it('leaves the web as it is', () => {
    expect(setUp('h5').runtimePath).toBe('taro-runtime');
  });
});
