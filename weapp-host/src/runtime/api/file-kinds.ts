const TYPE_OF: Record<string, string> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml', json: 'application/json',
  txt: 'text/plain', html: 'text/html', pdf: 'application/pdf', mp3: 'audio/mpeg', mp4: 'video/mp4',
};
const UNKNOWN_TYPE = 'application/octet-stream';

export const extensionOf = (path: string): string => /\.([a-z0-9]{1,8})(?:[?#]|$)/i.exec(path)?.[1]?.toLowerCase() ?? 'unknown';

export const contentTypeOf = (path: string): string => TYPE_OF[extensionOf(path)] ?? UNKNOWN_TYPE;

/** What a downloaded file is named by: its content type, or else its address. */
export const extensionFor = (contentType: string, url: string): string => {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  return Object.entries(TYPE_OF).find(([, known]) => known === type)?.[0] ?? extensionOf(new URL(url).pathname);
};
