import type { CardView } from '@micro-branch/contract/cards';
import { widthOf } from '@micro-branch/contract/fit-text';
import { POSTER, posterSpec, sayPoster } from '@/features/referrals/poster-spec';
import { outcomeOf } from '@/shared/platform/save-picture';
import { drawPicture, type PictureItem } from '@/shared/ui/drawing/picture-spec';

const wide = (count: number): string => '定期存款'.repeat(20).slice(0, count);

/** Every text as long as it may be. */
const card: CardView = {
  id: '1', class: 'wealth', className: '信用卡', title: wide(30), issuer: wide(40), keyFigure: { label: '年化利率（单利）', value: wide(60), note: wide(60) },
  riskLevel: 'R4', termDays: 1, riskStatement: '存款受《存款保险条例》保护，同一存款人本息合计 50 万元以内全额偿付', shareScope: 'all', pictures: { chat: null, moments: null },
  action: 'appointment', facts: [{ label: '费用', value: wide(120) }, { label: '期限', value: '90 天' }, { label: '起购金额', value: '¥1.00' }, { label: '赎回', value: '到期自动赎回' }, { label: '编码', value: 'Z0' }],
  riskText: 'R4 中高风险', sections: [], documents: [], approval: { number: '云汀合规审〔2026〕4001号', approvedOn: '2026-01-01', hash: '0' }, isDemonstration: true,
};

type TextItem = Extract<PictureItem, { kind: 'text' }>;
const textsOf = (items: readonly PictureItem[]): TextItem[] => items.filter((item): item is TextItem => item.kind === 'text');

const spanOf = ({ x, words, size, align = 'left' }: TextItem): [number, number] => {
  const width = widthOf(words, size);
  return { left: [x, x + width], center: [x - width / 2, x + width / 2], right: [x - width, x] }[align] as [number, number];
};

describe.each(['light', 'deep'] as const)('the %s poster', (template) => {
  const { items, width, height } = posterSpec(card, template, undefined);
  const texts = textsOf(items);

  it('carries the risk, its level and the approval number whole, however long the other texts are', () => {
    const drawn = texts.map(({ words }) => words).join('').replaceAll(' ', '');
    for (const whole of [card.riskStatement, card.riskText!, card.approval.number, card.title, card.keyFigure.value, card.keyFigure.note, card.issuer]) {
      expect(drawn).toContain(whole.replaceAll(' ', ''));
    }
    expect(drawn).not.toContain('…');
  });

  it('keeps every text within the picture, beside the code and apart from the others', () => {
    const code = items.find((item) => item.kind === 'code')!;
    for (const [index, one] of texts.entries()) {
      const [left, right] = spanOf(one);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(one.y).toBeLessThan(height);
      if (one.y > code.y) expect(right).toBeLessThanOrEqual(code.x);
      for (const other of texts.slice(index + 1)) {
        const [otherLeft, otherRight] = spanOf(other);
        const isBeside = right <= otherLeft || otherRight <= left;
        const isApart = Math.abs(one.y - other.y) >= Math.min(one.size, other.size) * 0.8;
        expect([one.words, other.words, isBeside || isApart]).toEqual([one.words, other.words, true]);
      }
    }
  });

  it('shows the first facts that can be read whole', () => {
    const words = texts.map((text) => text.words);
    expect(words).toEqual(expect.arrayContaining(['90 天', '¥1.00', '到期自动赎回']));
    expect(words).not.toContain('Z0');
    expect(words).not.toContain('费用');
  });

  it('is drawn at its own size, with the code on white', () => {
    const calls: [string, unknown[]][] = [];
    const own: Record<string, unknown> = {};
    const context = new Proxy(own, { get: (_, name: string) => own[name] ?? ((...terms: unknown[]) => void calls.push([name, terms])) });
    const image = {} as CanvasImageSource;
    drawPicture(context as unknown as CanvasRenderingContext2D, posterSpec(card, template, image));
    const drawn = calls.filter(([name]) => name === 'drawImage');
    expect(drawn).toHaveLength(1);
    const [, x, y, side] = drawn[0]![1] as [unknown, number, number, number];
    expect(x + side).toBeLessThan(POSTER.width);
    expect(y + side).toBeLessThan(POSTER.height);
    // A camera of a cheap phone reads 200 of 750.
    expect(side).toBeGreaterThanOrEqual(190);
    expect(calls.flatMap(([, terms]) => terms).filter((term) => typeof term === 'number').every(Number.isFinite)).toBe(true);
  });
});

test('whoever hears a poster hears the figure, the risk and the approval', () => {
  expect(sayPoster(card)).toMatch(/R4 中高风险，存款受.*审批编号 云汀合规审〔2026〕4001号$/);
});

test.each([
  ['saveImageToPhotosAlbum:fail cancel', 'cancelled'],
  ['saveImageToPhotosAlbum:fail auth deny', 'forbidden'],
  ['saveImageToPhotosAlbum:fail:auth denied', 'forbidden'],
  ['saveImageToPhotosAlbum:fail privacy permission is not authorized', 'cancelled'],
  ['downloadFile:fail timeout', 'failed'],
])('%s means %s', (errMsg, outcome) => {
  expect(outcomeOf({ errMsg })).toBe(outcome);
});
