import { hearingWxEvents } from './wx-event';

type Method = (...args: unknown[]) => unknown;
type Fields = Record<string, unknown>;

const isMethod = (value: unknown): value is Method => typeof value === 'function';

const mapFields = (fields: Fields, map: (value: unknown, name: string) => unknown): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, map(value, name)]));

const listening = (fields: unknown): Fields =>
  mapFields((fields ?? {}) as Fields, (value) => (isMethod(value) ? hearingWxEvents(value) : value));

/** `observer: 'name'` of older components names a method. */
const property = (definition: unknown): unknown => {
  const observer = (definition as Fields | null)?.observer;
  if (typeof observer !== 'string') return definition;
  return {
    ...(definition as Fields),
    observer(this: Record<string, Method>, ...args: unknown[]) {
      return this[observer]?.(...args);
    },
  };
};

/** Behaviours by value, and WeChat's own ones by name. */
const behaviorsOf = (list: unknown, builtIn: Record<string, unknown>): unknown[] =>
  ((list ?? []) as unknown[]).map((behavior) => {
    if (typeof behavior !== 'string') return behavior;
    const known = builtIn[behavior];
    if (known === undefined) throw new Error(`behavior "${behavior}" is not found`);
    return known;
  });

/** The adapter looks for a behavior's own object where relations name one, glass-easel for the one inside. */
const relation = (definition: unknown): unknown => {
  const target = (definition as Fields | null)?.target as { _$?: unknown } | undefined;
  return target?._$ === undefined ? definition : { ...(definition as Fields), target: target._$ };
};

/** What is given to Component() or Behavior(), as glass-easel's adapter wants it. */
export const componentDefinition = (given: Fields, builtIn: Record<string, unknown>): Fields => ({
  ...given,
  ...(given.behaviors !== undefined && { behaviors: behaviorsOf(given.behaviors, builtIn) }),
  ...(given.properties !== undefined && { properties: mapFields(given.properties as Fields, property) }),
  ...(given.relations !== undefined && { relations: mapFields(given.relations as Fields, relation) }),
  ...(given.methods !== undefined && { methods: listening(given.methods) }),
});

/** What is given to Page(): its own functions are the methods. */
export const pageDefinition = (given: Fields, builtIn: Record<string, unknown>): Fields => ({
  ...listening(given),
  ...(given.behaviors !== undefined && { behaviors: behaviorsOf(given.behaviors, builtIn) }),
});

interface StyleOptions {
  styleIsolation?: string;
  addGlobalClass?: boolean;
}

/** Style options stand in a component's JSON or in its script; the adapter reads the JSON only. */
export const styleOptionsOf = (given: Fields): StyleOptions => {
  const { styleIsolation, addGlobalClass } = (given.options ?? {}) as StyleOptions;
  return { ...(styleIsolation !== undefined && { styleIsolation }), ...(addGlobalClass !== undefined && { addGlobalClass }) };
};
