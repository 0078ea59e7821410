import * as glassEasel from 'glass-easel';
import { isBannedElement, singlePageRefusal } from '../api/single-page';
import { later } from '../later';
import type { Runtime } from '../runtime';
import { createAnimation } from './animation';
import { ARIA_PROPERTIES, createAria } from './aria';
import { type BuiltIn, type Component, createBuiltIn, findBuiltIn, ownerPath, type Parts, remember } from './built-in';

export interface ElementDefinition {
  tag: string;
  /** Defaults by property, in camel case. */
  properties?: Record<string, unknown>;
  /** Called once for each element, when its host exists and no property is set yet. */
  setUp?: (element: BuiltIn) => Parts;
}

const SHARED: Record<string, unknown> = { hidden: false, animation: null, ...ARIA_PROPERTIES };

const sharedParts = (element: BuiltIn): Parts => {
  const animate = createAnimation(element);
  return {
    changed: {
      ...createAria(element),
      hidden: () => void element.host.toggleAttribute('hidden', element.flag('hidden')),
      animation: animate.start,
    },
    detached: animate.stop,
  };
};

const refuseIfBanned = (element: BuiltIn): void => {
  const { tag, runtime, component } = element;
  if (!runtime.isSinglePage || !isBannedElement(tag, element.text('openType') || undefined)) return;
  component.setNodeStyle('display: none !important', 3);
  runtime.report(singlePageRefusal(`<${tag}>`), ownerPath(element));
};

const lifetimesOf = (definition: ElementDefinition, defaults: Record<string, unknown>, runtime: Runtime) => ({
  created(this: Component) {
    const element = createBuiltIn(definition.tag, defaults, this, runtime);
    const shared = sharedParts(element);
    const own = definition.setUp?.(element) ?? {};
    const parts: Parts = {
      ...own,
      changed: { ...shared.changed, ...own.changed },
      attached: () => {
        refuseIfBanned(element);
        own.attached?.();
      },
      detached: () => {
        shared.detached?.();
        own.detached?.();
      },
    };
    remember(this, { element, parts, defaults });
  },
  attached(this: Component) {
    findBuiltIn(this)?.parts.attached?.();
  },
  detached(this: Component) {
    findBuiltIn(this)?.parts.detached?.();
  },
});

/**
 * Registers one built-in element in the global space. Properties take any kind: apps pass nothing and numbers as text, and
 * WeChat says nothing of it.
 */
export const defineElement = (space: glassEasel.ComponentSpace, runtime: Runtime, definition: ElementDefinition): void => {
  const defaults = { ...SHARED, ...definition.properties };
  const properties = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      {
        type: null,
        value,
        observer(this: Component) {
          findBuiltIn(this)?.parts.changed?.[name]?.();
        },
      },
    ]),
  );
  const { None } = glassEasel.DeepCopyKind;
  space.defineComponent({
    is: definition.tag,
    properties,
    options: { dataDeepCopy: None, propertyPassingDeepCopy: None, virtualHost: false },
    lifetimes: lifetimesOf(definition, defaults, runtime),
  });
  space.exportComponent(definition.tag, definition.tag);
};

/** Does `action` after a tap, once the handlers of the page have heard it. */
export const whenTapped = ({ component, runtime }: BuiltIn, action: (event: glassEasel.ShadowedEvent<unknown>) => void): void => {
  component.addListener('tap', (event) => later(runtime, component.is, () => action(event)));
};
