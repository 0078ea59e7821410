import { createHash } from 'node:crypto';
import type { CardContent } from '@micro-branch/contract/card-content';
import type { ShareScope } from '@micro-branch/contract/cards';

/** JSON with sorted keys, so that the same text always has the same bytes. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    const parts = entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value);
};

/** What compliance approves: the text and how far it may travel. SHA-256, 32 bytes. */
export const hashContent = (content: CardContent, shareScope: ShareScope): Buffer =>
  createHash('sha256').update(canonical({ content, shareScope })).digest();
