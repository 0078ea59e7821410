import { ApiFailure, type PageInstance, type Runtime } from './runtime';

export const pageOnTop = ({ router }: Pick<Runtime, 'router'>): PageInstance => {
  const page = router.top();
  if (!page) throw new ApiFailure('no page is open');
  return page;
};

/** The page's window with the browser's own classes: each frame has its own. */
export const realmOf = (page: PageInstance): Window & typeof globalThis => page.window as Window & typeof globalThis;
