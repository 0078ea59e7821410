import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { createCodePictures, findCodeCard } from './code-picture';
import { getChain, listShares } from './get-chain';
import { recordIntent } from './record-intent';
import { recordOpen } from './record-open';
import { stopSharing } from './stop-sharing';

type Names =
  | 'recordOpen'
  | 'recordIntent'
  | 'listShares'
  | 'getChain'
  | 'stopSharing'
  | 'findCodeCard'
  | 'getCodePicture';

export const referralRoutes = (deps: Deps): Handlers<Names> => {
  const pictureOf = createCodePictures(deps);
  return {
    recordOpen: ({ memberId, address, body }) => recordOpen(deps, { ...body, memberId, address }),
    recordIntent: async ({ memberId, body }) => {
      await recordIntent(deps, memberId, body);
      return null;
    },
    listShares: ({ memberId }) => listShares(deps, memberId),
    getChain: ({ memberId, params }) => getChain(deps, memberId, params.shareId),
    stopSharing: async ({ memberId, params, body }) => {
      await stopSharing(deps, memberId, params.shareId, body.generation);
      return null;
    },
    findCodeCard: ({ params }) => findCodeCard(deps, params.code),
    getCodePicture: async ({ params }) => pictureOf(params.code),
  };
};
