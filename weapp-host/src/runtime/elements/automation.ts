import { type Component, findBuiltIn } from './built-in';

const NAMES = [
  'input.input', 'textarea.input', 'scroll-view.scrollTo', 'scroll-view.scrollTop', 'scroll-view.scrollLeft', 'scroll-view.scrollWidth',
  'scroll-view.scrollHeight', 'swiper.swipeTo', 'movable-view.moveTo', 'switch.tap', 'slider.slideTo',
];

/**
 * The automator's `Element.callFunction` on a built-in element: it does what a person would, with the same events. Refuses
 * names it does not know, and a name of another element.
 */
export const callElementFunction = async (component: Component, functionName: string, args: unknown[]): Promise<unknown> => {
  const known = findBuiltIn(component);
  const tag = known?.element.tag ?? component.is;
  const [owner, name = ''] = functionName.split('.');
  const run = NAMES.includes(functionName) && owner === tag ? known?.parts.functions?.[name] : undefined;
  if (!run) throw new Error(`<${tag}> has no function ${functionName}`);
  return run(args);
};

/** Every property of a built-in element as the automator reads it, by its name in the script; empty for anything else. */
export const publicProperties = (component: Component): Record<string, unknown> => {
  const known = findBuiltIn(component);
  if (!known) return {};
  return Object.fromEntries(Object.keys(known.defaults).map((name) => [name, known.element.value(name)]));
};
