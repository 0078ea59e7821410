import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findNode } from './nodes';
import { readCode } from './share-code';

const LANDING_PAGE = 'pages/p/index';
const PICTURES_MAX = 500;

/** The card behind a code that came alone. Refuses with `card-not-found` when no bit of it is ours. */
export const findCodeCard = async ({ database, shareKeys }: Deps, code: string): Promise<{ cardId: Id }> => {
  const claim = readCode(shareKeys, code);
  const node = claim && (await findNode(database, claim.nodeId));
  if (!node) throw new Refusal('card-not-found');
  return { cardId: node.cardId };
};

/**
 * The mini-program code that carries a share code. Drawn by WeChat once and kept, the last 500, since WeChat draws 5,000 a
 * minute at most. Refuses with `share-not-found` for a code that is not of the poster channel, or `wechat-unavailable`.
 */
export const createCodePictures = ({ shareKeys, codePictures }: Deps): ((code: string) => Promise<Uint8Array>) => {
  const drawn = new Map<string, Promise<Uint8Array>>();
  return (code) => {
    if (readCode(shareKeys, code)?.channel !== 'poster') throw new Refusal('share-not-found');
    const known = drawn.get(code);
    if (known) return known;
    const picture = codePictures.draw({ page: LANDING_PAGE, scene: code });
    drawn.set(code, picture);
    picture.catch(() => drawn.delete(code));
    const oldest = drawn.size > PICTURES_MAX ? drawn.keys().next().value : undefined;
    if (oldest !== undefined) drawn.delete(oldest);
    return picture;
  };
};
