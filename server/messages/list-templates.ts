import type { MessageKind, MessageTemplates } from '@micro-branch/contract/messages';
import type { Static } from '@sinclair/typebox';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { listGrants } from './store';
import { TITLES } from './words';

/** What a member may be asked to be told, and how often they have agreed already. */
export const listTemplates = async ({ database, subscribeMessages }: Deps, memberId: Id): Promise<Static<typeof MessageTemplates>> => {
  const grants = await listGrants(database, memberId);
  const kinds = Object.keys(TITLES) as MessageKind[];
  return { templates: kinds.map((kind) => ({ kind, templateId: subscribeMessages.templates[kind], title: TITLES[kind], left: grants.get(kind) ?? 0 })) };
};
