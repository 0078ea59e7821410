import { brand } from '@micro-branch/contract/brand';
import type { CardSummary } from '@micro-branch/contract/cards';
import { ASCENT, fitText, LEADING, widthOf, type Room } from '@micro-branch/contract/fit-text';
import { palette } from '../pictures/palette';
import { rings, svg, text } from '../pictures/svg';

/** `chat` is 5:4, as a chat shows a shared page; `moments` is square. */
export type PictureShape = 'chat' | 'moments';

/** Everything of a card that stands in its picture. */
export interface PictureWords extends Pick<CardSummary, 'className' | 'title' | 'issuer' | 'keyFigure' | 'riskStatement'> {
  riskText: string | null;
  approvalNumber: string;
  isDemonstration: boolean;
}

const WIDTH = 1000;
const EDGE = 60;
const INSIDE = WIDTH - 2 * EDGE;
const RISK_WIDTH_MAX = 320;
/** A brand draws its mark in a square of this side. */
const MARK_SIDE = 24;

/** Where each part begins, and how much room it has. */
const SHAPES = {
  chat: { height: 800, band: 340, titleTop: 146, title: [84, 72, 64, 58], values: [112, 96, 84, 72, 60, 48, 40, 34, 28], riskTop: 640 },
  moments: { height: 1000, band: 450, titleTop: 186, title: [104, 92, 80, 72, 64, 58], values: [148, 124, 104, 88, 72, 60, 48, 40, 32, 28], riskTop: 796 },
} as const satisfies Record<PictureShape, object>;

const heightOf = (shape: PictureShape): number => SHAPES[shape].height;

/** Lines of one text below each other, to be put where the first one begins, and how high they stand. */
const block = (words: string, room: Omit<Room, 'width'> & { width?: number }, look: string): { at: (top: number) => string; height: number } => {
  const { size, lines } = fitText(words, { width: INSIDE, ...room });
  return {
    at: (top) => lines.map((line, index) => text(EDGE, top + (ASCENT + index * LEADING) * size, line, `font-size="${size}" ${look}`)).join(''),
    height: lines.length * LEADING * size,
  };
};

/** The bank's mark on a round ground, `radius` in size. */
const mark = (x: number, y: number, radius: number): string => {
  const scale = (radius * 1.4) / MARK_SIDE;
  const corner = -MARK_SIDE / 2;
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${palette.onBrand}"/>
    <g transform="translate(${x} ${y}) scale(${scale}) translate(${corner} ${corner})" fill="none" stroke="${palette.brand}" stroke-width="1.6" stroke-linecap="round">${brand.mark}</g>`;
};

const PILL_SIZE = 34;

/** A word in a frame, its right end at `right`. */
const pill = (right: number, y: number, words: string, colour: string): string => {
  const width = Math.min(widthOf(words, PILL_SIZE), RISK_WIDTH_MAX) + 44;
  return `<rect x="${right - width}" y="${y}" width="${width}" height="62" rx="31" fill="none" stroke="${colour}" stroke-width="2"/>
    ${text(right - width / 2, y + 43, words, `text-anchor="middle" font-size="${PILL_SIZE}" fill="${colour}"`)}`;
};

/** The upper half: the water rings that are known from afar, the bank, the class and the title. */
const head = (shape: PictureShape, { className, title }: Pick<PictureWords, 'className' | 'title'>): string => {
  const { band, titleTop, title: sizes } = SHAPES[shape];
  const { onBrand } = palette;
  return `<rect width="${WIDTH}" height="${band}" fill="${palette.brand}"/>
    <clipPath id="band"><rect width="${WIDTH}" height="${band}"/></clipPath>
    <g clip-path="url(#band)">${rings({ x: 860, y: band - 30, colour: onBrand, opacity: 0.45, count: 9, first: 46, step: 52 })}</g>
    ${mark(EDGE + 36, 82, 36)}
    ${text(EDGE + 94, 96, brand.bankName, `font-size="40" fill="${onBrand}"`)}
    ${className === '' ? '' : pill(WIDTH - EDGE, 51, className, onBrand)}
    ${block(title, { height: band - titleTop - 20, linesMax: 2, sizes }, `font-weight="700" fill="${onBrand}"`).at(titleTop)}`;
};

const LABEL_ROOM = 76;

/** The key figure with the words that say what it is, and what it is not: as large as those leave room for. */
const figure = (shape: PictureShape, { keyFigure, riskText }: PictureWords): string => {
  const { band, values, riskTop } = SHAPES[shape];
  const room = riskTop - band - 46 - LABEL_ROOM;
  const note = block(keyFigure.note, { height: 90, linesMax: 2, sizes: [34, 32, 30, 28] }, `fill="${palette.ink2}"`);
  const value = block(keyFigure.value, { height: room - note.height, linesMax: 3, sizes: values }, `font-weight="700" fill="${palette.brand}"`);
  const top = band + 24 + Math.max(0, room - note.height - value.height) / 2;
  return `${text(EDGE, top + 40, keyFigure.label, `font-size="36" fill="${palette.ink2}"`)}
    ${riskText === null ? '' : pill(WIDTH - EDGE, band + 24, riskText, palette.seal)}
    ${value.at(top + LABEL_ROOM)}
    ${note.at(top + LABEL_ROOM + value.height + 4)}`;
};

/** What the law wants beside the class, and by which number compliance let it pass. */
const foot = (shape: PictureShape, { riskStatement, issuer, approvalNumber, isDemonstration }: PictureWords): string => {
  const { height, riskTop } = SHAPES[shape];
  const source = [`审批编号 ${approvalNumber}`, ...(isDemonstration ? ['演示数据'] : []), issuer].join(' · ');
  const room = height - riskTop - 64;
  const risk = block(riskStatement, { height: room, linesMax: 2, sizes: [50, 46, 42, 40, 38, 36] }, `fill="${palette.ink}"`);
  return `<rect y="${riskTop}" width="${WIDTH}" height="${height - riskTop}" fill="${palette.bg}"/>
    <path d="M0 ${riskTop}H${WIDTH}" stroke="${palette.line}" stroke-width="2"/>
    ${risk.at(riskTop + 8 + (room - risk.height) / 2)}
    ${block(source, { width: INSIDE + EDGE / 2, height: 40, linesMax: 1, sizes: [28, 26, 24, 22] }, `fill="${palette.ink2}"`).at(height - 52)}`;
};

/** A card as it is seen in a chat or in Moments before it is opened. */
export const drawCardPicture = (shape: PictureShape, words: PictureWords): string =>
  svg(
    WIDTH,
    heightOf(shape),
    `<rect width="${WIDTH}" height="${heightOf(shape)}" fill="${palette.surface}"/>${head(shape, words)}${figure(shape, words)}${foot(shape, words)}`,
  );

/** What stands for any card while its own picture cannot be drawn: no word of a product, because none could be complete. */
export const drawWordless = (shape: PictureShape): string => {
  const height = heightOf(shape);
  return svg(
    WIDTH,
    height,
    `<rect width="${WIDTH}" height="${height}" fill="${palette.brand}"/>${rings({ x: WIDTH / 2, y: height / 2, colour: palette.onBrand, opacity: 0.8, count: 9, first: 150, step: 56 })}
    ${mark(WIDTH / 2, height / 2, 96)}`,
  );
};
