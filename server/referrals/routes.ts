import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { createCodePictures, findCodeCard } from './code-picture';
import { getChain, listShares } from './get-chain';
import { getChainGraph } from './get-graph';
import { getChainSeries } from './get-series';
import { createIngest, recordEvents } from './record-events';
import { onlyAnswer } from './record-open';
import { getCardFunnel } from './staff-card-funnel';
import { getLeaders } from './staff-leaders';
import { getNodePath } from './staff-node-path';
import { stopSharing } from './stop-sharing';

type Names =
  | 'recordOpen'
  | 'recordIntent'
  | 'recordEvents'
  | 'listShares'
  | 'getChain'
  | 'getChainGraph'
  | 'getChainSeries'
  | 'getNodePath'
  | 'getLeaders'
  | 'getCardFunnel'
  | 'stopSharing'
  | 'findCodeCard'
  | 'getCodePicture';

export const referralRoutes = (deps: Deps): Handlers<Names> => {
  const pictureOf = createCodePictures(deps);
  const ingest = createIngest(deps);
  return {
    recordOpen: async ({ memberId, address, body }) => onlyAnswer(await ingest.recordOpens([{ ...body, memberId, address }])),
    recordIntent: async ({ memberId, body }) => {
      const [refusal] = await ingest.recordIntents([{ ...body, memberId }]);
      if (refusal) throw refusal;
      return null;
    },
    recordEvents: ({ memberId, address, body: { events, dropped }, note }) => {
      if (dropped !== undefined) note({ eventsDropped: dropped });
      return recordEvents(deps, ingest, { memberId, address, events });
    },
    listShares: ({ memberId }) => listShares(deps, memberId),
    getChain: ({ memberId, params }) => getChain(deps, memberId, params.shareId),
    getChainGraph: ({ memberId, params, query }) => getChainGraph(deps, memberId, params.shareId, query.focus),
    getChainSeries: ({ memberId, params, query }) => getChainSeries(deps, memberId, params.shareId, query),
    getNodePath: ({ memberId, params }) => getNodePath(deps, memberId, params.nodeId),
    getLeaders: ({ memberId, params, query }) => getLeaders(deps, memberId, params, query),
    getCardFunnel: ({ memberId, params }) => getCardFunnel(deps, memberId, params.cardId),
    stopSharing: async ({ memberId, params, body }) => {
      await stopSharing(deps, memberId, params.shareId, body.generation);
      return null;
    },
    findCodeCard: ({ params }) => findCodeCard(deps, params.code),
    getCodePicture: async ({ params }) => pictureOf(params.code),
  };
};
