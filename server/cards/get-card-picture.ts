import type { Deps } from '../deps';
import type { Id } from '../ids';
import { createPictureDesk, type DeskLimits } from '../pictures/desk';
import { renderPicture, renderWordless } from '../pictures/render';
import { Refusal } from '../refusal';
import { drawCardPicture, drawWordless, type PictureShape } from './card-picture';
import { getCard } from './get-card';
import { pictureWordsOf, PICTURE_SHAPES } from './picture-address';
import { presentSummary } from './present-card';

/** One at a time: the rest of the machine is for everything else. About 300 pictures are kept. */
const PICTURE_LIMITS: DeskLimits = { atOnceMax: 1, waitingMax: 20, bytesMax: 32 * 1024 * 1024 };

export interface CardPicture {
  bytes: Uint8Array;
  /** It stands in for the picture of this address, which could not be drawn now: nobody may keep it. */
  isPassing: boolean;
}

/** Which picture of the card has this name. An earlier text, or a scope that was narrowed, has left an address where nothing is. */
const shapeOf = (name: string, pictures: Record<PictureShape, string | null>): PictureShape => {
  const shape = PICTURE_SHAPES.find((each) => pictures[each]?.split('/').at(-1) === name);
  if (!shape) throw new Refusal('not-found');
  return shape;
};

/**
 * The picture by which a card is known in a chat or in Moments, drawn once and kept. Where it cannot be drawn, or too many wait, a
 * picture without words stands in for it. Refuses with `card-not-found`, `card-off-shelf`, and `not-found` for a name that is not
 * the one of the approved text.
 */
export const createCardPictures = ({ database }: Pick<Deps, 'database'>, limits: DeskLimits = PICTURE_LIMITS, render = renderPicture) => {
  const desk = createPictureDesk(render, limits);
  const plainDesk = createPictureDesk(renderWordless, limits);
  return async (cardId: Id, name: string): Promise<CardPicture> => {
    const card = await getCard(database, cardId);
    const summary = presentSummary(card);
    const shape = shapeOf(name, summary.pictures);
    try {
      return { bytes: await desk.get(name, () => drawCardPicture(shape, pictureWordsOf(summary, card))), isPassing: false };
    } catch {
      // Too many at once, no font, a renderer that failed: the line of the request says that it was so.
      return { bytes: await plainDesk.get(shape, () => drawWordless(shape)), isPassing: true };
    }
  };
};
