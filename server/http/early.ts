import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_PREFIX, endpoints } from '@micro-branch/contract/endpoints';

const HOME = '/pages/home/index';

/** What a page asks first, of everybody. Only what a guest asks: the answer for a member would be another one. */
const FIRST_ANSWERS: Record<string, (query: URLSearchParams) => string[]> = {
  [HOME]: () => [endpoints.getMyBranch.path, endpoints.listFeaturedCards.path],
  '/pages/p/index': (query) => {
    const id = query.get('id');
    return id === null ? [] : [endpoints.getCard.path.replace(':cardId', encodeURIComponent(id))];
  },
};

const preloadFile = (file: string): string => `<${file}>; rel=preload; as=${file.endsWith('.css') ? 'style' : 'script'}`;
const preloadAnswer = (path: string): string => `<${API_PREFIX}${path}>; rel=preload; as=fetch; crossorigin`;

/**
 * The `Link` header of a page of the built H5: its files, and what it asks first, so that they travel with the scripts that
 * would ask for them. The build wrote down the files; without that nothing is said, and everything still works.
 */
export const earlyLinks = (h5Dir: string): ((address: string) => string | undefined) => {
  const list = join(h5Dir, 'early.json');
  const files = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Record<string, string[]>) : {};
  return (address) => {
    const { pathname, searchParams } = new URL(address, 'http://h5');
    const page = pathname === '/' ? HOME : pathname;
    const own = Object.hasOwn(files, page) ? (files[page] ?? []) : [];
    if (own.length === 0) return undefined;
    const answers = Object.hasOwn(FIRST_ANSWERS, page) ? (FIRST_ANSWERS[page]?.(searchParams) ?? []) : [];
    return [...own.map(preloadFile), ...answers.map(preloadAnswer)].join(', ');
  };
};
