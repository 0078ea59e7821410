import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { getCard } from './get-card';
import { presentCard, presentSections, presentSummary } from './present-card';
import { listCards, listFeatured } from './store';

export const cardRoutes = ({ database }: Deps): Handlers<'listCards' | 'listFeaturedCards' | 'getCard'> => ({
  listCards: async () => presentSections(await listCards(database)),
  listFeaturedCards: async () => ({ cards: (await listFeatured(database)).map(presentSummary) }),
  getCard: async ({ params }) => presentCard(await getCard(database, params.cardId)),
});
