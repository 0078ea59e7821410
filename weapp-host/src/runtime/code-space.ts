import * as adapter from 'glass-easel-miniprogram-adapter';
import type * as glassEasel from 'glass-easel';
import { HOST_SCOPE, SCOPE, type ComponentConfig } from '../compile/bundle';
import { componentDefinition, pageDefinition, styleOptionsOf } from './definitions';
import { createBuiltInBehaviors } from './elements/built-in-behaviors';
import { offerElements, registerElements } from './elements/register-elements';
import { createFrameBackend } from './frame-backend';
import { LIVING_TEMPLATES } from './living-templates';
import type { Modules } from './modules';
import { isIndependent } from './packages';
import { createReadyQueue } from './ready-queue';
import type { Runtime } from './runtime';
import { createWxsHandlers, type TemplateGroup } from './wxs-handlers';

type Fields = Record<string, unknown>;
type TemplateGroups = Record<string, TemplateGroup>;

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

interface OptionMaker {
  prepareComponentOptions: (...given: unknown[]) => [glassEasel.ComponentOptions, unknown];
}

/**
 * Ids stand in the document as they are written, so that `#id` of a style sheet finds them; the adapter would hide them. What was
 * removed is not drawn any more.
 */
const setOptions = (space: adapter.CodeSpace): void => {
  const maker = space as unknown as OptionMaker;
  const prepare = maker.prepareComponentOptions.bind(space);
  maker.prepareComponentOptions = (...given) => {
    const [options, isolation] = prepare(...given);
    return [{ ...options, idPrefixGenerator: null, writeIdToDOM: true, templateEngine: LIVING_TEMPLATES }, isolation];
  };
};

/** WeChat's own elements, and the space in which those of the mini-program are defined. */
const createEnvironment = (runtime: Runtime) => {
  const env = new adapter.MiniProgramEnv();
  registerElements(env.getGlobalCodeSpace().getComponentSpace(), runtime);
  const space = env.createCodeSpace(runtime.manifest.appId, true);
  const components = space.getComponentSpace();
  offerElements(components);
  setOptions(space);
  return { env, space, components, behaviors: createBuiltInBehaviors(space) as Record<string, unknown> };
};

type Environment = ReturnType<typeof createEnvironment>;

/** Every component is noticed when it is attached. Has to stand before the first definition. */
const watchAttached = ({ space, components }: Environment, onAttached: (component: glassEasel.GeneralComponent) => void): void => {
  const attached = function attached(this: unknown) {
    onAttached((this as { _$?: glassEasel.GeneralComponent })._$ ?? (this as glassEasel.GeneralComponent));
  };
  space.setOverallBehavior(components.define('weapp-host').lifetime('attached', attached).registerBehavior());
};

/** Settings, template and style sheet of one component, as they stand beside its script. */
const createDescriptions = (runtime: Runtime, { space }: Environment, { templates, styles }: Code) => {
  const withWxs = createWxsHandlers(runtime);
  let described = 0;
  if (styles.app !== undefined) space.addStyleSheet('app', 'app', '');
  const describe = ({ path, json, usingComponents, isPage }: ComponentConfig, style: Fields = {}) => {
    const using = Object.fromEntries(Object.entries(usingComponents).map(([tag, target]) => [tag, `/${target}`]));
    // Only what is marked as a component is isolated; a page shares its styles with app.wxss however it is defined.
    space.addComponentStaticConfig(path, { ...json, ...style, component: !isPage, usingComponents: using });
  };
  return {
    describe,
    prepare: (config: ComponentConfig) => {
      describe(config);
      if (config.hasStyle) space.addStyleSheet(config.path, config.path, `c${(described += 1)}`);
      const content = templates[config.path];
      if (content) space.addCompiledTemplate(config.path, { groupList: templates, content: withWxs(content), fallbackListenerOnNativeNode: true } as never);
    },
    sheet: (path: string, scopeName: string): string | undefined =>
      styles[path]?.replaceAll(SCOPE, scopeName && `${scopeName}--`).replaceAll(HOST_SCOPE, scopeName),
  };
};

/** Which component a script defines: the one whose script is being loaded, wherever the call itself stands. */
const createLoader = (runtime: Runtime, { components }: Environment, prepare: (config: ComponentConfig) => void, modules: () => Modules) => {
  const loaded = new Set<string>();
  let loading: string | undefined;
  const runScript = (config: ComponentConfig) => {
    const before = loading;
    loading = config.path;
    try {
      if (config.hasScript) modules().load(`${config.path}.js`);
      if (components.getComponentByUrlWithoutDefault(`/${config.path}`, '')) return;
      throw new Error(`${config.path}.js did not call ${config.isPage ? 'Page() or Component()' : 'Component()'}`);
    } finally {
      loading = before;
    }
  };
  const configOf = (path: string): ComponentConfig => {
    const config = runtime.manifest.components[path];
    if (!config) throw new Error(`component "${path}" is not in the mini-program`);
    return config;
  };
  const require = (path: string): void => {
    if (loaded.has(path)) return;
    const config = configOf(path);
    loaded.add(path);
    prepare(config);
    [...Object.values(config.usingComponents), ...Object.values(config.genericDefaults)].forEach(require);
    runScript(config);
  };
  return {
    require,
    configOf,
    current: (constructor: string): string => {
      if (loading === undefined) throw new Error(`${constructor}() must be called while the script of a page or component is loaded`);
      return loading;
    },
  };
};

/** Registers what the scripts define, with the templates, styles and settings that stand beside them. */
export const createComponentSpace = (runtime: Runtime, code: Code, modules: () => Modules): ComponentSpace => {
  const environment = createEnvironment(runtime);
  const { env, space, components, behaviors } = environment;
  const ready = createReadyQueue();
  watchAttached(environment, ready.add);
  const { describe, prepare, sheet } = createDescriptions(runtime, environment, code);
  const { current, configOf, require } = createLoader(runtime, environment, prepare, modules);
  const byComponent = new Set<string>();
  const define = (definition: Fields) => {
    const path = current('Component');
    describe(configOf(path), { ...styleOptionsOf(definition) });
    byComponent.add(path);
    space.component(path).definition(componentDefinition(definition, behaviors)).register();
  };
  const scopeName = (scope: number) => components.styleScopeManager.queryName(scope) ?? '';
  return {
    ready,
    require,
    Page: (definition) => {
      space.component(current('Page')).pageDefinition(pageDefinition(definition, behaviors)).register();
    },
    Component: (definition) => (definition === undefined ? space.component(current('Component')) : define(definition)),
    Behavior: (definition) =>
      definition === undefined ? space.behavior() : space.behavior().definition(componentDefinition(definition, behaviors)).register(),
    createRoot: ({ path }, view, query) => {
      const onTap = () => runtime.signals.send('Tap');
      // An independent sub-package does without app.wxss.
      const own = (name: string, scope: string) => (name === 'app' && isIndependent(runtime.manifest, path) ? undefined : sheet(name, scope));
      const backend = env.associateBackend(createFrameBackend(view, { sheet: own, scopeName, onTap }));
      const properties = byComponent.has(path) ? new URLSearchParams(query).toString() : '';
      return backend.createRoot('wx-root', space, `/${path}${properties && `?${properties}`}`);
    },
  };
};
