import { isRecord } from '../../is-record';
import type { PageInstance, Runtime } from '../runtime';
import { domOf } from './node-fields';
import { mediaQuery } from '../css-name';
import { realmOf } from '../page-on-top';
import { type Options, numberOf, listOf, flagOf } from './parameters';
import { scopeOf } from './selector-query';

type Listener = (result: unknown) => void;
type Margins = Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>;

const marginText = ({ top = 0, right = 0, bottom = 0, left = 0 }: Margins): string => `${top}px ${right}px ${bottom}px ${left}px`;

const rectOf = ({ left, top, right, bottom, width, height }: DOMRectReadOnly) => ({ left, top, right, bottom, width, height });

const intersects = (page: PageInstance, targets: HTMLElement[], init: IntersectionObserverInit, tell: (entry: IntersectionObserverEntry) => void) => {
  const observer = new (realmOf(page).IntersectionObserver)((entries) => entries.forEach(tell), init);
  targets.forEach((target) => observer.observe(target));
  return () => observer.disconnect();
};

/** Between which thresholds a ratio lies: the first report is told only when it is not where `initialRatio` is. */
const stepOf = (thresholds: number[], ratio: number): number => thresholds.filter((threshold) => ratio >= threshold && ratio > 0).length;

/** `wx.createIntersectionObserver(component, options)`. */
export const createIntersectionObserver = (runtime: Runtime, component: unknown, given: unknown) => {
  const options: Options = isRecord(given) ? given : {};
  const thresholds = listOf(options, 'thresholds', [0]) as number[];
  const initialStep = stepOf(thresholds, numberOf(options, 'initialRatio', 0));
  const scope = scopeOf(runtime, component);
  let reference: { selector: string | null; margins: Margins } | undefined;
  let disconnect: () => void = () => undefined;

  const targetsOf = (selector: string) => {
    const first = scope.find(selector);
    const found = flagOf(options, 'observeAll', false) ? scope.findAll(selector) : first ? [first] : [];
    return found.flatMap((element) => {
      const dom = domOf(element);
      return dom ? [{ element, dom }] : [];
    });
  };
  const observer = {
    relativeTo: (selector: string, margins: Margins = {}) => {
      reference = { selector, margins };
      return observer;
    },
    relativeToViewport: (margins: Margins = {}) => {
      reference = { selector: null, margins };
      return observer;
    },
    observe: (selector: string, listener: Listener) => {
      disconnect();
      const page = scope.page();
      const targets = targetsOf(selector);
      if (!page || targets.length === 0) return runtime.log('warn', [`createIntersectionObserver: no node matches "${selector}"`]);
      const relative = reference?.selector ? scope.find(reference.selector) : null;
      const elements = new Map<Element, (typeof targets)[number]['element']>(targets.map(({ element, dom }) => [dom, element]));
      const seen = new Set<Element>();
      const tell = ({ target, intersectionRatio, intersectionRect, boundingClientRect, rootBounds, time }: IntersectionObserverEntry) => {
        const isFirst = !seen.has(target);
        seen.add(target);
        if (isFirst && stepOf(thresholds, intersectionRatio) === initialStep) return;
        const { id = '', dataset = {} } = elements.get(target) ?? {};
        listener({
          id, dataset, intersectionRatio, time,
          intersectionRect: rectOf(intersectionRect), boundingClientRect: rectOf(boundingClientRect), relativeRect: rootBounds && rectOf(rootBounds),
        });
      };
      // The document, not null: that would be the phone's viewport.
      const root = (relative && domOf(relative)) ?? page.document;
      disconnect = intersects(page, targets.map(({ dom }) => dom), { root, rootMargin: marginText(reference?.margins ?? {}), threshold: thresholds }, tell);
    },
    disconnect: () => disconnect(),
  };
  return observer;
};

const QUERY_NAMES = ['minWidth', 'maxWidth', 'width', 'minHeight', 'maxHeight', 'height', 'orientation'];

const mediaText = (descriptor: Options): string => mediaQuery(Object.fromEntries(QUERY_NAMES.filter((name) => descriptor[name] !== undefined).map((name) => [name, descriptor[name]])));

/** `wx.createMediaQueryObserver(component)`: tells once at the start and whenever it changes. */
export const createMediaQueryObserver = (runtime: Runtime, component: unknown) => {
  let disconnect: () => void = () => undefined;
  return {
    observe: (descriptor: Options, listener: Listener) => {
      disconnect();
      const view = scopeOf(runtime, component).page()?.window;
      if (!view) return;
      const list = view.matchMedia(mediaText(descriptor));
      const tell = () => listener({ matches: list.matches });
      list.addEventListener('change', tell);
      disconnect = () => list.removeEventListener('change', tell);
      tell();
    },
    disconnect: () => disconnect(),
  };
};
