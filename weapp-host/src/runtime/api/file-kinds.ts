import { extensionOfType } from '../../content-type';

export const extensionOf = (path: string): string => /\.([a-z0-9]{1,8})(?:[?#]|$)/i.exec(path)?.[1]?.toLowerCase() ?? 'unknown';

/** What a downloaded file is named by: its content type, or else its address. */
export const extensionFor = (contentType: string, url: string): string => extensionOfType(contentType) ?? extensionOf(new URL(url).pathname);
