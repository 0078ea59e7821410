import type { CardView } from '@micro-branch/contract/cards';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { Poster } from '@/features/referrals/poster';
import { ShareSheet } from '@/features/referrals/share-sheet';

const card: CardView = {
  id: '1', class: 'wealth', className: '理财', title: '云汀稳健 90 天', issuer: '云汀理财', keyFigure: { label: '业绩比较基准', value: '2.30%–2.80%', note: '业绩比较基准不构成收益承诺' },
  riskLevel: 'R2', termDays: 90, riskStatement: '理财非存款、产品有风险、投资须谨慎', shareScope: 'all', pictures: { chat: '/api/cards/1/pictures/chat-a.png', moments: null },
  action: 'appointment', facts: [], riskText: 'R2 中低风险', sections: [], documents: [], approval: { number: '审 1 号', approvedOn: '2026-01-01', hash: '0' }, isDemonstration: true,
};
const code = 'c'.repeat(32);

/** Images that load when the test lets them: jsdom loads none. */
class LateImage {
  onload?: () => void;
  onerror?: () => void;
  src = '';
  constructor() {
    images.push(this);
  }
}
let images: LateImage[] = [];
let files = 0;
/** What a canvas draws with; null where the phone has no room for one. */
let context: object | null;

beforeAll(() => {
  window.matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
  Object.defineProperties(HTMLCanvasElement.prototype, {
    clientWidth: { configurable: true, get: () => 300 },
    clientHeight: { configurable: true, get: () => 534 },
    getContext: { configurable: true, value: () => context },
    toBlob: { configurable: true, value: (give: (file: Blob | null) => void) => give(new Blob(['x'])) },
  });
  URL.createObjectURL = () => `blob:${(files += 1)}`;
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = () => undefined;
  window.Image = LateImage as unknown as typeof Image;
});
beforeEach(() => {
  images = [];
  context = new Proxy({}, { get: () => () => undefined, set: () => true });
});

const turns = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 0))));

describe('the poster', () => {
  const show = async () => {
    render(<Poster card={card} code={code} isOffline={false} />);
    await turns();
  };
  const save = () => screen.getByRole('button', { name: '保存图片' });

  it('cannot be kept before its code is drawn, and can after', async () => {
    await show();
    expect(screen.queryByText('正在取小程序码')).not.toBeNull();
    expect(save().getAttribute('aria-disabled')).toBe('true');
    expect(images.map(({ src }) => src)).toEqual([`/api/codes/${code}/picture`]);
    images[0]!.onload!();
    await turns();
    expect(save().getAttribute('aria-disabled')).not.toBe('true');
    fireEvent.click(save());
    await turns();
    expect(files).toBe(1);
    expect(screen.queryByText('已保存，可在浏览器的下载里找到。')).not.toBeNull();
  });

  it('says that the code did not come, and asks again', async () => {
    await show();
    images[0]!.onerror!();
    await turns();
    expect(screen.queryByText('海报没有画成，还不能保存。')).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    await turns();
    expect(images).toHaveLength(2);
    images[1]!.onload!();
    await turns();
    expect(save().getAttribute('aria-disabled')).not.toBe('true');
  });

  it('says so where it cannot be drawn at all, and tries again', async () => {
    const drawn = context;
    context = null;
    await show();
    expect(images).toHaveLength(0);
    expect(screen.queryByText('海报没有画成，还不能保存。')).not.toBeNull();
    context = drawn;
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    await turns();
    expect(images).toHaveLength(1);
  });

  it('changes its look without asking for the code again, and says what it shows', async () => {
    await show();
    images[0]!.onload!();
    await turns();
    fireEvent.click(screen.getByRole('tab', { name: '深色' }));
    await turns();
    expect(images).toHaveLength(1);
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('R2 中低风险，理财非存款、产品有风险、投资须谨慎');
  });
});

describe('the share sheet', () => {
  it('shows what a friend will see and offers the poster with its code', () => {
    const onPoster = jest.fn();
    render(<ShareSheet card={card} codes={{ poster: code }} linkPath="/p" onPoster={onPoster} onClose={jest.fn()} />);
    expect(screen.getByRole('img', { name: /^朋友看到的卡片/ }).getAttribute('src')).toBe('/api/cards/1/pictures/chat-a.png');
    expect(screen.getByRole('img', { name: '小程序码' }).getAttribute('src')).toBe(`/api/codes/${code}/picture`);
    fireEvent.click(screen.getByRole('button', { name: '生成海报' }));
    expect(onPoster.mock.calls).toEqual([[code]]);
  });

  it('offers neither poster nor code to whoever has none', () => {
    render(<ShareSheet card={card} codes={{}} linkPath="/p" onPoster={jest.fn()} onClose={jest.fn()} />);
    expect(screen.queryByRole('button', { name: '生成海报' })).toBeNull();
    expect(screen.queryByRole('button', { name: '保存小程序码' })).toBeNull();
    expect(screen.queryByRole('button', { name: '复制链接' })).not.toBeNull();
  });
});
