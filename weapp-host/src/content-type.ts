const TYPE_OF: Record<string, string> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml', ico: 'image/x-icon',
  json: 'application/json', js: 'text/javascript; charset=utf-8', css: 'text/css', html: 'text/html; charset=utf-8', txt: 'text/plain',
  pdf: 'application/pdf', mp3: 'audio/mpeg', mp4: 'video/mp4', ttf: 'font/ttf', woff: 'font/woff', woff2: 'font/woff2',
};
const UNKNOWN_TYPE = 'application/octet-stream';

export const contentTypeOf = (extension: string): string => TYPE_OF[extension.toLowerCase()] ?? UNKNOWN_TYPE;

/** Undefined for a type that no known file has; parameters such as the charset do not count. */
export const extensionOfType = (contentType: string): string | undefined => {
  const plain = (type: string) => type.split(';')[0]?.trim().toLowerCase();
  return Object.entries(TYPE_OF).find(([, known]) => plain(known) === plain(contentType))?.[0];
};
