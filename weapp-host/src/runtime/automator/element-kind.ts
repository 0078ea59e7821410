import type * as glassEasel from 'glass-easel';
import type { PageInstance } from '../runtime';

/** As it is written in WXML. The page itself is called `page`, as its style sheets call it. */
export const tagNameOf = (page: PageInstance, element: glassEasel.Element): string => {
  const component = element.asGeneralComponent();
  if (component === page.component) return 'page';
  return component?.tagName ?? element.asNativeNode()?.is ?? 'block';
};

/** A component of the mini-program's own: WeChat's elements live in another space. */
export const customComponentOf = (page: PageInstance, element: glassEasel.Element): glassEasel.GeneralComponent | undefined => {
  const component = element.asGeneralComponent();
  if (!component || component === page.component) return undefined;
  return component.getOwnerSpace() === page.component.getOwnerSpace() ? component : undefined;
};
