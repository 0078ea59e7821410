import * as glassEasel from 'glass-easel';
import { hyphenated } from '../css-name';
import type { PageInstance } from '../runtime';
import { canvasNode, type PictureSource } from './canvas-node';

/** The fields of `NodesRef.fields`. */
export interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
  node?: boolean;
}

type Found = Record<string, unknown>;

/** Null for an element without a box of its own, such as a component with `virtualHost`. */
export const domOf = (element: glassEasel.Element): HTMLElement | null => element.getBackendElement() as unknown as HTMLElement | null;

const EMPTY = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };

const scrollOf = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement): Found => ({ scrollLeft, scrollTop, scrollWidth, scrollHeight });

const propertiesOf = (element: glassEasel.Element, names: string[]): Found => {
  if (!glassEasel.Component.isComponent(element)) return {};
  const data = element.data;
  return Object.fromEntries(names.filter((name) => name in data).map((name) => [name, data[name]]));
};

const styleOf = (dom: HTMLElement, names: string[]): Found => {
  const style = dom.ownerDocument.defaultView!.getComputedStyle(dom);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(hyphenated(name))]));
};

const nodeOf = (dom: HTMLElement | null, pictures: PictureSource): Found => {
  const canvas = dom?.querySelector('canvas');
  return canvas ? { node: canvasNode(canvas, pictures), nodeCanvasType: '2d' } : { node: null };
};

/** What is asked of one node. */
export const fieldsOf = (element: glassEasel.Element, fields: Fields, pictures: PictureSource): Found => {
  const dom = domOf(element);
  const { left, top, right, bottom, width, height } = fields.rect || fields.size ? (dom?.getBoundingClientRect() ?? EMPTY) : EMPTY;
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: element.dataset }),
    ...(fields.mark && { mark: element.collectMarks() }),
    ...(fields.rect && { left, top, right, bottom }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && dom && scrollOf(dom)),
    ...(fields.properties && propertiesOf(element, fields.properties)),
    ...(fields.computedStyle && dom && styleOf(dom, fields.computedStyle)),
    ...(fields.node && nodeOf(dom, pictures)),
    ...(fields.context && { context: dom?.querySelector('canvas,video') ?? null }),
  };
};

/** What is asked of the page's viewport. */
export const viewportFieldsOf = ({ window: view, document }: PageInstance, fields: Fields): Found => {
  const { innerWidth: width, innerHeight: height } = view;
  const { scrollWidth, scrollHeight } = document.documentElement;
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollLeft: view.scrollX, scrollTop: view.scrollY, scrollWidth, scrollHeight }),
  };
};
