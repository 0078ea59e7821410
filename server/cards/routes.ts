import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { getCard } from './get-card';
import { createCardPictures } from './get-card-picture';
import { presentCard, presentSections, presentSummary } from './present-card';
import { listCards, listFeatured } from './store';

export const cardRoutes = ({ database }: Deps): Handlers<'listCards' | 'listFeaturedCards' | 'getCard' | 'getCardPicture'> => {
  const pictureOf = createCardPictures({ database });
  return {
    listCards: async () => presentSections(await listCards(database)),
    listFeaturedCards: async () => ({ cards: (await listFeatured(database)).map(presentSummary) }),
    getCard: async ({ params }) => presentCard(await getCard(database, params.cardId)),
    getCardPicture: async ({ params, keepNot, note }) => {
      const { bytes, isPassing } = await pictureOf(params.cardId, params.picture);
      if (isPassing) {
        keepNot();
        note({ picturesMissed: 1 });
      }
      return bytes;
    },
  };
};
