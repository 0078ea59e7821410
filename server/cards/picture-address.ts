import { createHash } from 'node:crypto';
import type { CardPictures, CardSummary } from '@micro-branch/contract/cards';
import { API_PREFIX, endpoints } from '@micro-branch/contract/endpoints';
import { drawCardPicture, type PictureShape, type PictureWords } from './card-picture';
import { riskTexts } from './classes';
import type { ApprovedCard } from './store';

export const PICTURE_SHAPES = ['chat', 'moments'] as const satisfies PictureShape[];

/** 64 bits: two pictures of one card never share an address. */
const HASH_LENGTH = 16;

const hashOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, HASH_LENGTH);

/** A card with everything that a picture may show, and with an issuer whose name needs the smallest letters. */
const SPECIMEN: PictureWords = {
  className: '理财',
  title: '样张',
  issuer: '样张'.repeat(20),
  keyFigure: { label: '样张', value: '0.00%', note: '样张' },
  riskStatement: '样张',
  riskText: riskTexts.R1,
  approvalNumber: '0',
  isDemonstration: true,
};

/** How pictures are drawn now, the brand included: nobody has to remember a version when the drawing changes. */
let template: string | undefined;
const templateNow = (): string => (template ??= hashOf(...PICTURE_SHAPES.map((shape) => drawCardPicture(shape, SPECIMEN))));

/** What of a card stands in its pictures. */
export const pictureWordsOf = (summary: Omit<CardSummary, 'pictures'>, card: ApprovedCard): PictureWords => {
  const { className, title, issuer, keyFigure, riskLevel, riskStatement } = summary;
  const { approvalNumber, isDemonstration } = card;
  return { className, title, issuer, keyFigure, riskStatement, riskText: riskLevel && riskTexts[riskLevel], approvalNumber, isDemonstration };
};

/** The name of a picture changes with the approved text, with the approval and with the drawing, and with nothing else. */
const pictureName = (shape: PictureShape, words: PictureWords, contentHash: Buffer): string =>
  `${shape}-${hashOf(templateNow(), shape, contentHash.toString('hex'), JSON.stringify(words))}.png`;

/** Where the pictures of a card are; null where its scope lets nobody hand it on. */
export const picturesOf = (summary: Omit<CardSummary, 'pictures'>, card: ApprovedCard): CardPictures => {
  const words = pictureWordsOf(summary, card);
  const address = (shape: PictureShape) =>
    API_PREFIX + endpoints.getCardPicture.path.replace(':cardId', card.id).replace(':picture', pictureName(shape, words, card.contentHash));
  const { shareScope } = card;
  return { chat: shareScope === 'none' ? null : address('chat'), moments: shareScope === 'all' ? address('moments') : null };
};
