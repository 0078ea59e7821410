import type * as glassEasel from 'glass-easel';
import { BUILT_IN_TAGS } from '../../compile/built-in-tags';
import type { Runtime } from '../runtime';
import { BOXES } from './boxes';
import { BUTTON } from './button';
import { CANVAS } from './canvas';
import { CHOICES } from './choices';
import { CONDITIONAL_BOXES } from './conditional-boxes';
import { defineElement, type ElementDefinition } from './define-element';
import { FORM } from './form';
import { ICON } from './icon';
import { IMAGES } from './image';
import { INPUT } from './input';
import { LABEL } from './label';
import { MOVABLES } from './movable';
import { NAVIGATOR } from './navigator';
import { PAGE_META } from './page-meta';
import { PICKER } from './picker';
import { PICKER_VIEWS } from './picker-view';
import { PROGRESS } from './progress';
import { RICH_TEXT } from './rich-text';
import { SCROLL_VIEW } from './scroll-view';
import { SLIDER } from './slider';
import { SWIPERS } from './swiper';
import { SWITCH } from './switch';
import { TEXT } from './text';
import { TEXTAREA } from './textarea';
import { UNPLAYED_ELEMENTS, unplayed } from './unplayed';

const DEFINITIONS: ElementDefinition[] = [
  ...BOXES, ...CHOICES, ...CONDITIONAL_BOXES, ...IMAGES, ...MOVABLES, ...PAGE_META, ...PICKER_VIEWS, ...SWIPERS, ...UNPLAYED_ELEMENTS,
  BUTTON, CANVAS, FORM, ICON, INPUT, LABEL, NAVIGATOR, PICKER, PROGRESS, RICH_TEXT, SCROLL_VIEW, SLIDER, SWITCH, TEXT, TEXTAREA,
];

/** Defines every built-in element in the global space, before any other space is made from it. */
export const registerElements = (space: glassEasel.ComponentSpace, runtime: Runtime): void => {
  const known = new Set(DEFINITIONS.map(({ tag }) => tag));
  const others = [...BUILT_IN_TAGS].filter((tag) => !known.has(tag)).map((tag) => unplayed(tag));
  for (const definition of [...DEFINITIONS, ...others]) defineElement(space, runtime, definition);
  offerElements(space);
};

/**
 * Lets every template of a space use the built-in elements by their tags. A space knows the elements of the global space it
 * was made from, but only as components to be named in `usingComponents`.
 */
export const offerElements = (space: glassEasel.ComponentSpace): void => {
  for (const tag of BUILT_IN_TAGS) {
    const definition = space.getComponentByUrlWithoutDefault(`/${tag}`, '');
    if (definition) space.setGlobalUsingComponent(tag, definition);
  }
};
