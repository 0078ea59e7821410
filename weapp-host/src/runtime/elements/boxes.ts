import type { ElementDefinition } from './define-element';
import { createHover, hoverProperties } from './hover';

const hovering = (tag: string): ElementDefinition => ({
  tag,
  properties: { ...hoverProperties('none', 50, 400), disableScroll: false },
  setUp: createHover,
});

const GESTURE = { tag: '', nativeView: '', simultaneousHandlers: null };

/** Containers that only differ in how they look, by the properties they take. */
const PLAIN: Record<string, Record<string, unknown>> = {
  'root-portal': { enable: true },
  'share-element': { key: '', transform: false, duration: 300, easingFunction: 'ease-out', mapkey: '' },
  'keyboard-accessory': {},
  'sticky-header': { offsetTop: 0, padding: null },
  'sticky-section': { pushPinnedHeader: true, padding: null },
  'list-view': { padding: null },
  'grid-view': { type: 'aligned', crossAxisCount: 2, mainAxisGap: 0, crossAxisGap: 0, padding: null },
  'nested-scroll-header': {},
  'nested-scroll-body': {},
  span: {},
  'list-builder': { type: 'static', list: null, childCount: 0, childHeight: 0, padding: null },
  'grid-builder': { type: 'aligned', list: null, childCount: 0, crossAxisCount: 2, mainAxisGap: 0, crossAxisGap: 0, padding: null },
  'draggable-sheet': { initialChildSize: 0.5, minChildSize: 0.25, maxChildSize: 1, snap: false, snapSizes: null },
  'tap-gesture-handler': GESTURE,
  'double-tap-gesture-handler': GESTURE,
  'force-press-gesture-handler': GESTURE,
  'long-press-gesture-handler': GESTURE,
  'pan-gesture-handler': GESTURE,
  'scale-gesture-handler': GESTURE,
  'horizontal-drag-gesture-handler': GESTURE,
  'vertical-drag-gesture-handler': GESTURE,
  selection: {},
  'native-view': {},
};

export const BOXES: ElementDefinition[] = [
  hovering('view'),
  hovering('cover-view'),
  ...Object.entries(PLAIN).map(([tag, properties]) => ({ tag, properties })),
];
