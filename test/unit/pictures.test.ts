import { Resvg } from '@resvg/resvg-js';
import { drawCardPicture, type PictureWords } from '../../server/cards/card-picture';
import { classRules, riskTexts } from '../../server/cards/classes';
import { createPictureDesk } from '../../server/pictures/desk';
import { fitText, LEADING, widthOf } from '@micro-branch/contract/fit-text';
import { FAMILY, fontComplaint } from '../../server/pictures/render';

const BOLD = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

/** How wide resvg draws it in the bold font. */
const drawnWidth = (words: string): number => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="200"><text y="120" font-weight="700" font-size="100">${words}</text></svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [BOLD], defaultFontFamily: FAMILY } }).getBBox()?.width ?? 0;
};

const wide = (count: number): string => '定期存款'.repeat(20).slice(0, count);

/** Texts of a drawn picture, with where each begins, as the SVG has them. */
const textsIn = (svg: string) =>
  [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" ([^>]*)>([^<]*)<\/text>/g)].map(([, x, y, look, words]) => ({
    x: Number(x), y: Number(y), size: Number(/font-size="([\d.]+)"/.exec(look!)?.[1] ?? 26), words: words!, isCentred: look!.includes('middle'),
  }));

const words: PictureWords = {
  className: '信用卡', title: wide(30), issuer: wide(40), keyFigure: { label: '年化利率（单利）', value: wide(60), note: wide(60) },
  riskStatement: classRules.deposit.riskStatement, riskText: riskTexts.R4, approvalNumber: 'YT-2026-000000001', isDemonstration: true,
};

describe('text of a picture', () => {
  it('is never wider than it was taken for', () => {
    for (const each of ['0123456789.%', 'WMmw@&', 'The quick brown fox', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '业绩比较基准 2.60%–3.20%', '¥1,000.00+-=~$#', '（）《》，。、；·…']) {
      expect(drawnWidth(each.replace('&', '&amp;'))).toBeLessThanOrEqual(widthOf(each, 100));
    }
  });

  it('keeps numbers and words whole, and begins no line with what closes', () => {
    const { lines } = fitText('存款受《存款保险条例》保护，合计 500000.00 元以内全额偿付', { width: 300, height: 999, linesMax: 9, sizes: [30] });
    expect(lines.some((line) => line.includes('500000.00'))).toBe(true);
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。、》]/);
      expect(widthOf(line, 30)).toBeLessThanOrEqual(300);
    }
    expect(lines.join('').replaceAll(' ', '')).toBe('存款受《存款保险条例》保护，合计500000.00元以内全额偿付');
  });

  it('is as large as it can be, and cut only where no size fits', () => {
    const room = { width: 400, height: 2 * LEADING * 40, linesMax: 2, sizes: [60, 40, 20] };
    expect(fitText('短标题', room)).toEqual({ size: 60, lines: ['短标题'] });
    expect(fitText(wide(18), room)).toMatchObject({ size: 40 });
    const cut = fitText(wide(80), room);
    expect(cut.size).toBe(20);
    expect(cut.lines.join('')).toMatch(/…$/);
    expect(cut.lines).toHaveLength(2);
  });
});

describe('the picture of a card', () => {
  it.each(['chat', 'moments'] as const)('shows the longest texts a card may have whole and apart, as %s', (shape) => {
    const height = shape === 'chat' ? 800 : 1000;
    const texts = textsIn(drawCardPicture(shape, words));
    const drawn = texts.map((each) => each.words).join('');
    for (const whole of [words.title, words.keyFigure.value, words.keyFigure.note, words.riskStatement.replaceAll(' ', ''), words.approvalNumber, riskTexts.R4]) {
      expect(drawn.replaceAll(' ', '')).toContain(whole.replaceAll(' ', ''));
    }
    for (const { x, y, size, words: line, isCentred } of texts) {
      const half = widthOf(line, size) / (isCentred ? 2 : 1);
      expect(x + half).toBeLessThanOrEqual(1000);
      expect(y).toBeLessThan(height);
      expect(size).toBeGreaterThanOrEqual(22);
    }
    const ends = texts.filter(({ isCentred }) => !isCentred).sort((one, other) => one.y - other.y);
    for (const [index, { y, size }] of ends.entries()) {
      if (index > 0) expect(y - size * 0.94).toBeGreaterThanOrEqual(ends[index - 1]!.y);
    }
  });

  it('says the risk larger than everything that explains', () => {
    const svg = drawCardPicture('chat', { ...words, riskStatement: classRules.wealth.riskStatement, keyFigure: { ...words.keyFigure, value: '2.30%–2.80%' } });
    const risk = textsIn(svg).find((each) => each.words === classRules.wealth.riskStatement);
    expect(risk!.size).toBeGreaterThanOrEqual(44);
  });

  it('escapes what a text may hold', () => {
    expect(drawCardPicture('chat', { ...words, title: '<script>"&\u0000' })).toContain('&#60;script&#62;&#34;&#38;');
  });
});

describe('the desk that draws pictures', () => {
  const limits = { atOnceMax: 2, waitingMax: 1, bytesMax: 10 };

  it('draws one picture once, for however many ask at the same time', async () => {
    let drawn = 0;
    const desk = createPictureDesk(async () => new Uint8Array([(drawn += 1)]), limits);
    await Promise.all([1, 2, 3, 4, 5].map(() => desk.get('a', () => '')));
    expect(await desk.get('a', () => '')).toEqual(new Uint8Array([1]));
  });

  it('keeps no more bytes than it may: those asked for last', async () => {
    let drawn = 0;
    const desk = createPictureDesk(async () => {
      drawn += 1;
      return new Uint8Array(4);
    }, limits);
    for (const key of ['a', 'b', 'a', 'c']) await desk.get(key, () => '');
    expect([desk.size(), drawn]).toEqual([{ pictures: 2, bytes: 8 }, 3]);
    await desk.get('a', () => '');
    expect(drawn).toBe(3);
    await desk.get('b', () => '');
    expect(drawn).toBe(4);
  });

  it('keeps nothing that is larger than all it may keep, and nothing that failed', async () => {
    const desk = createPictureDesk(async (svg) => (svg === 'bad' ? Promise.reject(new Error(svg)) : new Uint8Array(11)), limits);
    await desk.get('a', () => 'good');
    await expect(desk.get('b', () => 'bad')).rejects.toThrow('bad');
    expect(desk.size()).toEqual({ pictures: 0, bytes: 0 });
  });

  it('says in one line at the start that the font is missing, and nothing when it is there', () => {
    expect(fontComplaint()).toBeUndefined();
    const missing = fontComplaint(() => {
      throw new Error('Cannot find module');
    });
    expect(missing).toMatch(/^The font of pictures is missing[^\n]*$/);
  });
});
