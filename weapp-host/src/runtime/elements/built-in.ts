import type * as glassEasel from 'glass-easel';
import type { Runtime } from '../runtime';

export type Component = glassEasel.GeneralComponent;
export type Touched = glassEasel.ShadowedEvent<unknown> & { touches?: { clientX: number; clientY: number }[] };

/** One built-in element on a page, as the code of its kind sees it. */
export interface BuiltIn {
  tag: string;
  component: Component;
  /** `<wx-…>` in the page's document. What is put into it by hand stands before the children of the template. */
  host: HTMLElement;
  runtime: Runtime;
  /** Properties, with their default in place of nothing and of what cannot be read as that kind. Any text but '' is true. */
  value: (property: string) => unknown;
  text: (property: string) => string;
  number: (property: string) => number;
  flag: (property: string) => boolean;
  /** Changes properties as a person does it: `model:` bindings follow. */
  set: (changes: Record<string, unknown>) => void;
  /** WeChat's own events of elements do not bubble. */
  emit: (event: string, detail?: unknown, options?: glassEasel.EventOptions) => void;
  /** Style that the element gives itself; it stands after the template's. */
  style: (text: string) => void;
}

/** What a form reads of a control, and how it empties it. */
export interface FormControl {
  value: () => unknown;
  reset: () => void;
}

/** What the code of an element's kind answers to. */
export interface Parts {
  /** By property: called after it changed. */
  changed?: Record<string, () => void>;
  attached?: () => void;
  detached?: () => void;
  control?: FormControl;
  /** What a tap on its label does. */
  activate?: () => void;
  /** By the part after the dot of the automator's function names, e.g. `swipeTo`. */
  functions?: Record<string, (args: unknown[]) => unknown>;
}

interface Known {
  element: BuiltIn;
  parts: Parts;
  defaults: Record<string, unknown>;
}

const known = new WeakMap<object, Known>();

export const remember = (component: Component, entry: Known): void => void known.set(component, entry);

/** Undefined for anything but a built-in element. */
export const findBuiltIn = (component: unknown): Known | undefined => known.get(component as object);

/** The element whose host this is. */
export const builtInAt = (dom: Element | null | undefined): Known | undefined =>
  findBuiltIn((dom as (Element & { __wxElement?: object }) | null | undefined)?.__wxElement ?? {});

/** Text as a template writes it. */
export const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean).toString();
};

export const createBuiltIn = (tag: string, defaults: Record<string, unknown>, component: Component, runtime: Runtime): BuiltIn => {
  const value = (property: string): unknown => {
    const given = (component.data[property] as unknown) ?? defaults[property];
    return typeof defaults[property] === 'boolean' ? Boolean(given) : given;
  };
  return {
    tag,
    component,
    host: component.$$ as unknown as HTMLElement,
    runtime,
    value,
    text: (property) => textOf(value(property)),
    number: (property) => {
      const number = Number(value(property));
      return Number.isFinite(number) ? number : Number(defaults[property]);
    },
    flag: (property) => Boolean(value(property)),
    set: (changes) => component.setData(changes),
    emit: (event, detail = {}, options) => component.triggerEvent(event, detail, options),
    style: (text) => component.setNodeStyle(text, 1),
  };
};

/** The template that the element stands in: its path is where relative addresses start. */
export const ownerPath = ({ component }: BuiltIn): string => component.ownerShadowRoot?.getHostNode().is ?? '';

/** Class names as the style sheet of the element's owner knows them: each with the prefix of its style scope. */
export const scopedClass = ({ component, host }: BuiltIn, names: string): string => {
  const node = component.ownerShadowRoot?.createNativeNode('wx-scope');
  node?.setNodeClass(names);
  return node ? (node.$$ as unknown as HTMLElement).className : host.ownerDocument.createElement('i').className;
};

/** A box of the element's own. */
export const addBox = (parent: HTMLElement, className: string, tag = 'div'): HTMLElement => {
  const box = parent.ownerDocument.createElement(tag);
  box.className = className;
  parent.append(box);
  return box;
};
