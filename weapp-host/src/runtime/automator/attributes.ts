import * as glassEasel from 'glass-easel';
import { hyphenated } from '../css-name';
import { publicProperties } from '../elements/automation';
import { findBuiltIn } from '../elements/built-in';
import { wxsClassOf } from '../wxs-descriptor';

const camelCased = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The class as written, and what wxs added: `~` and `^` before a name say where its style is looked for. */
const classOf = (element: glassEasel.Element): string =>
  `${element.class} ${wxsClassOf(element)}`.split(/\s+/).map((name) => name.replace(/^[~^]+/, '')).join(' ').trim();

const isSimple = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** What a component's users set; a built-in element answers with its default where nothing was. Of any other node: its attributes. */
export const propertiesOf = (element: glassEasel.Element): Record<string, unknown> => {
  const component = element.asGeneralComponent();
  if (!component) return Object.fromEntries(element.attributes.map(({ name, value }) => [camelCased(name), value]));
  if (findBuiltIn(component)) return publicProperties(component);
  return Object.fromEntries(glassEasel.Component.listProperties(component).map((name) => [name, component.data[name] as unknown]));
};

/** Properties as they stand in WXML: what is false, empty or as it is by default would not be written. */
const writtenProperties = (element: glassEasel.Element): [string, unknown][] => {
  const defaults = findBuiltIn(element)?.defaults ?? {};
  return Object.entries(propertiesOf(element))
    .filter(([name, value]) => value !== false && value !== defaults[name])
    .map(([name, value]) => [hyphenated(name), value]);
};

/** An element's attributes by the names they have in WXML: id, class, style, `data-*`, and the properties that are simple. */
export const attributesOf = (element: glassEasel.Element): Map<string, string> => {
  const all: [string, unknown][] = [
    ['id', element.id],
    ['class', classOf(element)],
    ['style', element.style],
    ['slot', element.slot],
    ...Object.entries(element.dataset).map(([name, value]): [string, unknown] => [`data-${hyphenated(name)}`, value]),
    ...writtenProperties(element),
  ];
  return new Map(all.filter(([, value]) => isSimple(value) && value !== '').map(([name, value]) => [name, String(value)]));
};

/** One attribute, or the property of that name, as text; null for what the element does not have. */
export const attributeOf = (element: glassEasel.Element, name: string): string | null => {
  const value = attributesOf(element).get(name) ?? propertiesOf(element)[camelCased(name)];
  return isSimple(value) ? String(value) : null;
};
