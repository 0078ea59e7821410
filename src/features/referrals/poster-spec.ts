import { brand } from '@micro-branch/contract/brand';
import type { CardView } from '@micro-branch/contract/cards';
import { ASCENT, fitText, LEADING, widthOf, type Room } from '@micro-branch/contract/fit-text';
import { LIGHT } from '@/shared/ui/drawing/palette';
import type { PictureItem, PictureSpec } from '@/shared/ui/drawing/picture-spec';

export type PosterTemplate = 'light' | 'deep';

interface Template {
  ground: string;
  head: string;
  onHead: string;
  ink: string;
  quiet: string;
  figure: string;
  line: string;
  /** Of the risk level, and of the panel below. */
  risk: string;
  panel: string;
}

/** A poster is printed and sent: it is light or deep by choice, whatever the phone is. */
const TEMPLATES: Record<PosterTemplate, Template> = {
  light: {
    ground: LIGHT.bg, head: LIGHT.brandTint, onHead: LIGHT.brand, ink: LIGHT.ink, quiet: LIGHT.ink2, figure: LIGHT.brand, line: LIGHT.line, risk: LIGHT.seal, panel: LIGHT.surface,
  },
  deep: {
    ground: LIGHT.brand, head: LIGHT.brand, onHead: LIGHT.onBrand, ink: LIGHT.onBrand, quiet: brand.colours.light.onBrand2, figure: LIGHT.onBrand, line: brand.colours.light.onBrand2, risk: LIGHT.onBrand, panel: brand.colours.light.brandPress,
  },
};

export const POSTER = { width: 750, height: 1334 } as const;

const EDGE = 56;
const INSIDE = POSTER.width - 2 * EDGE;
const RIGHT = POSTER.width - EDGE;
const HEAD = 430;
const PANEL = 1010;
const CODE_SIDE = 224;
const FACTS_MAX = 3;
const FACT_STEP = 62;
const FACT_SIZE = 28;

type Look = Pick<Extract<PictureItem, { kind: 'text' }>, 'colour' | 'isBold'>;

/** Lines of one text below each other, to be put where the first one begins. */
const block = (words: string, room: Omit<Room, 'width'> & { width?: number }, look: Look) => {
  const { size, lines } = fitText(words, { width: INSIDE, ...room });
  return {
    height: lines.length * LEADING * size,
    at: (top: number): PictureItem[] =>
      lines.map((line, index) => ({ kind: 'text', x: EDGE, y: top + (ASCENT + index * LEADING) * size, words: line, size, ...look })),
  };
};

const PILL = 28;

const pill = (right: number, y: number, words: string, colour: string): PictureItem[] => {
  const width = widthOf(words, PILL) + 40;
  return [
    { kind: 'frame', x: right - width, y, width, height: 52, stroke: colour, radius: 26 },
    { kind: 'text', x: right - width / 2, y: y + 36, words, size: PILL, colour, align: 'center' },
  ];
};

/** The bank over its rings, the class, the title and whose product it is. */
const head = ({ className, title, issuer }: CardView, look: Template): PictureItem[] => [
  { kind: 'rect', x: 0, y: 0, width: POSTER.width, height: HEAD, fill: look.head },
  { kind: 'rings', x: 660, y: HEAD - 20, first: 40, step: 46, count: 10, colour: look.onHead, opacity: 0.4, clip: { x: 0, y: 0, width: POSTER.width, height: HEAD } },
  { kind: 'rect', x: EDGE, y: 60, width: 64, height: 64, radius: 32, fill: look.onHead },
  { kind: 'text', x: EDGE + 32, y: 104, words: brand.letter, size: 34, colour: look.head, isBold: true, align: 'center' },
  { kind: 'text', x: EDGE + 84, y: 104, words: brand.bankName, size: 34, colour: look.onHead },
  ...pill(RIGHT, 66, className, look.onHead),
  ...block(title, { height: HEAD - 250, linesMax: 2, sizes: [80, 68, 60, 52, 46, 42] }, { colour: look.onHead, isBold: true }).at(172),
  ...block(issuer, { height: 40, linesMax: 1, sizes: [28, 24, 22, 20, 18, 15] }, { colour: look.onHead }).at(HEAD - 72),
];

/** The facts that can be read whole on one line, the first of them. */
const factLines = ({ facts }: CardView) =>
  facts
    .map(({ label, value }) => ({ label, value, ...fitText(value, { width: INSIDE - widthOf(label, FACT_SIZE) - 32, height: FACT_STEP, linesMax: 1, sizes: [FACT_SIZE, 26, 24] }) }))
    .filter(({ value, lines }) => lines.join('') === value)
    .slice(0, FACTS_MAX);

/** The key figure with what it is and is not, and the first facts. */
const middle = (card: CardView, look: Template): PictureItem[] => {
  const { keyFigure, riskText } = card;
  const note = block(keyFigure.note, { height: 96, linesMax: 3, sizes: [28, 26, 24] }, { colour: look.quiet });
  const value = block(keyFigure.value, { height: 190 - note.height, linesMax: 3, sizes: [112, 92, 76, 60, 48, 40, 32, 28, 24] }, { colour: look.figure, isBold: true });
  const factsTop = 778;
  return [
    { kind: 'text', x: EDGE, y: 508, words: keyFigure.label, size: 32, colour: look.quiet },
    ...(riskText ? pill(RIGHT, 470, riskText, look.risk) : []),
    ...value.at(536),
    ...note.at(536 + value.height + 4),
    ...factLines(card).flatMap(({ label, value: fact, size }, index): PictureItem[] => {
      const y = factsTop + index * FACT_STEP;
      return [
        { kind: 'rect', x: EDGE, y: y - 44, width: INSIDE, height: 1, fill: look.line },
        { kind: 'text', x: EDGE, y, words: label, size: FACT_SIZE, colour: look.quiet },
        { kind: 'text', x: RIGHT, y, words: fact, size, colour: look.ink, align: 'right' },
      ];
    }),
  ];
};

/** What the law wants, by which number compliance let it pass, and the code that leads to the page. */
const foot = ({ riskStatement, approval, isDemonstration }: CardView, look: Template, code: CanvasImageSource | undefined): PictureItem[] => {
  const width = INSIDE - CODE_SIDE - 36;
  const risk = block(riskStatement, { height: 94, linesMax: 2, sizes: [36, 34, 32] }, { colour: look.ink });
  const number = block(approval.number, { width, height: 60, linesMax: 2, sizes: [24, 22, 20] }, { colour: look.quiet });
  const bottom = POSTER.height - 54;
  return [
    ...risk.at(PANEL - 24 - risk.height),
    { kind: 'rect', x: 0, y: PANEL, width: POSTER.width, height: POSTER.height - PANEL, fill: look.panel },
    { kind: 'text', x: EDGE, y: PANEL + 86, words: '微信扫一扫', size: 40, colour: look.ink, isBold: true },
    { kind: 'text', x: EDGE, y: PANEL + 136, words: '打开这款产品', size: 28, colour: look.quiet },
    { kind: 'text', x: EDGE, y: bottom - number.height - 8, words: isDemonstration ? '演示数据 · 审批编号' : '审批编号', size: 24, colour: look.quiet },
    ...number.at(bottom - number.height),
    { kind: 'code', x: RIGHT - CODE_SIDE, y: PANEL + (POSTER.height - PANEL - CODE_SIDE) / 2, side: CODE_SIDE, image: code },
  ];
};

/** A card on paper: 750×1334, with the risk and the approval in the picture itself, so that they cannot be cut off the text. */
export const posterSpec = (card: CardView, template: PosterTemplate, code: CanvasImageSource | undefined): PictureSpec => {
  const look = TEMPLATES[template];
  return { ...POSTER, ground: look.ground, items: [...head(card, look), ...middle(card, look), ...foot(card, look, code)] };
};

/** What the poster shows, for whoever hears it. */
export const sayPoster = ({ className, title, keyFigure, riskText, riskStatement, approval }: CardView): string =>
  ['海报', className, title, `${keyFigure.label} ${keyFigure.value}`, keyFigure.note, riskText, riskStatement, `审批编号 ${approval.number}`].filter(Boolean).join('，');
