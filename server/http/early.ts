import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_PREFIX, endpoints } from '@micro-branch/contract/endpoints';

const HOME = '/pages/home/index';

const ID = /^[1-9]\d{0,18}$/;

/**
 * What a page asks first and everybody is answered alike: the browser hands an answer that came early to whoever asks for the
 * address, with a session or without.
 */
const FIRST_ANSWERS: Record<string, (query: URLSearchParams) => string[]> = {
  [HOME]: () => [endpoints.listFeaturedCards.path],
  '/pages/p/index': (query) => {
    const id = query.get('id') ?? '';
    return ID.test(id) ? [endpoints.getCard.path.replace(':cardId', id)] : [];
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
    const [pathname = '/', search = ''] = address.split('?', 2);
    const page = pathname === '/' ? HOME : pathname;
    const own = Object.hasOwn(files, page) ? (files[page] ?? []) : [];
    if (own.length === 0) return undefined;
    const answers = Object.hasOwn(FIRST_ANSWERS, page) ? (FIRST_ANSWERS[page]?.(new URLSearchParams(search)) ?? []) : [];
    return [...own.map(preloadFile), ...answers.map(preloadAnswer)].join(', ');
  };
};
