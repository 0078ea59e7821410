import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';

export const messageRoutes = (_deps: Deps): Handlers<'listMessageTemplates' | 'recordGrants'> => ({}) as Handlers<'listMessageTemplates' | 'recordGrants'>;
