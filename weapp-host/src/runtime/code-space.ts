import * as adapter from 'glass-easel-miniprogram-adapter';
import type * as glassEasel from 'glass-easel';
import { HOST_SCOPE, SCOPE, type ComponentConfig } from '../compile/bundle';
import { componentDefinition, pageDefinition, styleOptionsOf } from './definitions';
import { createBuiltInBehaviors } from './elements/built-in-behaviors';
import { offerElements, registerElements } from './elements/register-elements';
import { createFrameBackend } from './frame-backend';
import type { Modules } from './modules';
import { createReadyQueue } from './ready-queue';
import type { Runtime } from './runtime';

type Fields = Record<string, unknown>;
type TemplateGroups = Record<string, (name: string) => unknown>;
type Definition = Parameters<ReturnType<adapter.CodeSpace['component']>['definition']>[0];
type PageFields = Parameters<ReturnType<adapter.CodeSpace['component']>['pageDefinition']>[0];

export interface Code {
  templates: TemplateGroups;
  styles: Record<string, string>;
}

export interface ComponentSpace {
  /** What scripts call; they define the component whose script is being loaded. */
  Page: (definition: Fields) => void;
  Component: (definition?: Fields) => unknown;
  Behavior: (definition?: Fields) => unknown;
  /** Loads a page's script and those of all it uses, once. */
  require: (path: string) => void;
  /** A page's root element, not yet attached, in its iframe. */
  createRoot: (page: ComponentConfig, view: Window, query: Record<string, string>) => adapter.Root;
  ready: ReturnType<typeof createReadyQueue>;
}

/** Registers what the scripts define, with the templates, styles and settings that stand beside them. */
export const createComponentSpace = (runtime: Runtime, code: Code, modules: () => Modules): ComponentSpace => {
  const env = new adapter.MiniProgramEnv();
  registerElements(env.getGlobalCodeSpace().getComponentSpace(), runtime);
  const space = env.createCodeSpace(runtime.manifest.appId, true);
  const builtIn = createBuiltInBehaviors(space) as Record<string, unknown>;
  const ready = createReadyQueue();
  const components = space.getComponentSpace();
  offerElements(components);
  const loaded = new Set<string>();
  const byComponent = new Set<string>();
  let loading: string | undefined;

  space.setOverallBehavior(
    components.define('weapp-host').lifetime('attached', function attached(this: unknown) {
      ready.add((this as { _$?: glassEasel.GeneralComponent })._$ ?? (this as glassEasel.GeneralComponent));
    }).registerBehavior() as unknown as glassEasel.GeneralBehavior,
  );

  const current = (constructor: string): string => {
    if (loading === undefined) throw new Error(`${constructor}() must be called while the script of a page or component is loaded`);
    return loading;
  };
  const describe = ({ path, json, usingComponents, isPage }: ComponentConfig, style: Fields = {}) => {
    const using = Object.fromEntries(Object.entries(usingComponents).map(([tag, target]) => [tag, target.includes('://') ? target : `/${target}`]));
    // Only what is marked as a component is isolated; a page shares its styles with app.wxss however it is defined.
    space.addComponentStaticConfig(path, { ...json, ...style, component: !isPage, usingComponents: using } as never);
  };
  const prepare = (config: ComponentConfig) => {
    describe(config);
    if (config.hasStyle) space.addStyleSheet(config.path, config.path, `c${loaded.size}`);
    const content = code.templates[config.path];
    if (content) space.addCompiledTemplate(config.path, { groupList: code.templates, content, fallbackListenerOnNativeNode: true } as never);
  };
  const configOf = (path: string): ComponentConfig => {
    const config = runtime.manifest.components[path];
    if (!config) throw new Error(`component "${path}" is not in the mini-program`);
    return config;
  };
  const define = (path: string, definition: Fields) => {
    describe(configOf(path), { ...styleOptionsOf(definition) });
    byComponent.add(path);
    space.component(path).definition(componentDefinition(definition, builtIn) as Definition).register();
  };
  const runScript = (config: ComponentConfig) => {
    const before = loading;
    loading = config.path;
    try {
      if (config.hasScript) modules().load(`${config.path}.js`);
      if (!components.getComponentByUrlWithoutDefault(`/${config.path}`, '')) {
        throw new Error(`${config.path}.js did not call ${config.isPage ? 'Page() or Component()' : 'Component()'}`);
      }
    } finally {
      loading = before;
    }
  };
  const require = (path: string): void => {
    if (loaded.has(path)) return;
    const config = configOf(path);
    loaded.add(path);
    prepare(config);
    for (const target of Object.values(config.usingComponents)) if (!target.includes('://')) require(target);
    runScript(config);
  };
  const sheet = (path: string, scopeName: string): string | undefined =>
    code.styles[path]?.replaceAll(SCOPE, scopeName && `${scopeName}--`).replaceAll(HOST_SCOPE, scopeName);

  if (code.styles.app !== undefined) space.addStyleSheet('app', 'app', '');
  return {
    ready,
    Page: (definition) => {
      const path = current('Page');
      space.component(path).pageDefinition(pageDefinition(definition, builtIn) as PageFields).register();
    },
    Component: (definition) => (definition === undefined ? space.component(current('Component')) : define(current('Component'), definition)),
    Behavior: (definition) =>
      definition === undefined ? space.behavior() : space.behavior().definition(componentDefinition(definition, builtIn) as never).register(),
    require,
    createRoot: ({ path }, view, query) => {
      const scopeName = (scope: number) => components.styleScopeManager.queryName(scope) ?? '';
      const backend = env.associateBackend(createFrameBackend(view, { sheet, scopeName }));
      const properties = byComponent.has(path) ? new URLSearchParams(query).toString() : '';
      return backend.createRoot('wx-root', space, `/${path}${properties && `?${properties}`}`);
    },
  };
};
