import type { ChainGraph as Graph, ChainView } from '@micro-branch/contract/referrals';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { ChainChannels } from '@/features/referrals/chain-channels';
import { ChainGraph } from '@/features/referrals/chain-graph';
import { ChainHead } from '@/features/referrals/chain-head';
import { ChainHops } from '@/features/referrals/chain-hops';
import { drawGraph } from '@/features/referrals/draw-graph';
import { drawSeries } from '@/features/referrals/draw-series';
import { layOutGraph } from '@/features/referrals/graph-layout';
import type { Share } from '@/features/referrals/share-groups';
import { ShareList } from '@/features/referrals/share-list';
import type { Surface } from '@/shared/platform/canvas';
import { Drawing } from '@/shared/ui/drawing/drawing';
import { LIGHT } from '@/shared/ui/drawing/palette';

const totals = { intents: 2, opens: 19, visitors: 18, nodes: 13, members: 4, conversions: 2 };
const person = { channel: 'chat', arrivedAt: '2026-01-05T01:30:00.000Z' } as const;
const nobody = { label: null, channel: null, arrivedAt: null, canFocus: false } as const;

const graph: Graph = {
  focusId: '1',
  trail: [{ id: '1', label: '我' }],
  nodes: [
    { ...nobody, id: '1', parentId: null, kind: 'me', ring: 0, label: '我', people: 13 },
    { ...person, id: '2', parentId: '1', kind: 'contact', ring: 1, label: '陈**', people: 12, canFocus: true },
    { ...person, id: '3', parentId: '1', kind: 'contact', ring: 1, label: '林*', people: 0, canFocus: false },
    { ...nobody, id: '2:1', parentId: '2', kind: 'group', ring: 2, people: 12 },
    { ...nobody, id: '1:rest', parentId: '1', kind: 'rest', ring: 1, people: 30 },
  ],
};

beforeAll(() => {
  // What jsdom does not have: a theme, and a canvas.
  window.matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
});

describe('the chain graph', () => {
  it('hides the picture from readers and says the same in a list', () => {
    const { container } = render(<ChainGraph graph={graph} onFocus={jest.fn()} />);
    const picture = container.querySelector('.chain-graph__picture')!;
    expect(picture.getAttribute('aria-hidden')).toBe('true');
    expect(within(picture as HTMLElement).queryByRole('button')).toBeNull();
    expect([...container.querySelectorAll('.chain-graph__name')].map(({ textContent }) => textContent)).toEqual(['陈**', '林*', '另有']);
  });

  it('makes a contact the focus by a tap in the picture, and in the list; and nobody else', () => {
    const onFocus = jest.fn();
    const { container } = render(<ChainGraph graph={graph} onFocus={onFocus} />);
    const spots = [...container.querySelectorAll('.chain-graph__spot')];
    expect(spots).toHaveLength(1);
    fireEvent.click(spots[0]!);
    fireEvent.click(screen.getByRole('button', { name: /^陈\*\*/ }));
    expect(screen.queryByRole('button', { name: /^林\*/ })).toBeNull();
    expect(onFocus.mock.calls).toEqual([['2'], ['2']]);
  });

  it('leads back by the path to the focus', () => {
    const onFocus = jest.fn();
    const focused: Graph = { focusId: '2', trail: [...graph.trail, { id: '2', label: '陈**' }], nodes: [{ ...graph.nodes[1]!, ring: 0, parentId: null, people: 0 }] };
    render(<ChainGraph graph={focused} onFocus={onFocus} />);
    fireEvent.click(screen.getByRole('button', { name: '回到 我' }));
    expect(onFocus.mock.calls).toEqual([['1']]);
    expect(screen.queryByText('之后还没有人')).not.toBeNull();
  });

  it('tells a member to whom nobody came what will stand there', () => {
    render(<ChainGraph graph={{ ...graph, nodes: graph.nodes.slice(0, 1) }} onFocus={jest.fn()} />);
    expect(screen.queryByText('有人打开你的分享并登录后，会列在这里。')).not.toBeNull();
  });
});

/** A context that notes what is written and where it is drawn. */
const recorder = () => {
  const written: string[] = [];
  const numbers: number[] = [];
  const note = (name: string) => (...terms: unknown[]) => {
    if (name === 'fillText') written.push(String(terms[0]));
    numbers.push(...terms.filter((term): term is number => typeof term === 'number'));
    return name === 'measureText' ? { width: 0 } : undefined;
  };
  const own: Record<string, unknown> = {};
  const context = new Proxy(own, { get: (_, name: string) => own[name] ?? note(name) }) as unknown as Surface['context'];
  return { surface: { context, width: 343, height: 343 }, written, numbers };
};

describe('the pictures', () => {
  it('of a chain write whom it shows, and only numbers of groups', () => {
    const { surface, written, numbers } = recorder();
    drawGraph(surface, layOutGraph(graph.nodes), { palette: LIGHT, namePx: 12 });
    expect(written.sort()).toEqual(['+30', '12', '我', '林*', '陈**'].sort());
    expect(numbers.every(Number.isFinite)).toBe(true);
  });

  it.each([0, 1, 48])('of %i hours are drawn with finite numbers', (count) => {
    const { surface, numbers } = recorder();
    const points = Array.from({ length: count }, (_, index) => ({ startsAt: person.arrivedAt, opens: index % 3, nodes: 0, conversions: index % 2 }));
    drawSeries(surface, { points }, LIGHT);
    expect(numbers.every(Number.isFinite)).toBe(true);
  });
});

describe('a drawing', () => {
  let side: number;
  const sizes: number[] = [];
  const draw = jest.fn(({ width }: Surface) => void sizes.push(width));
  beforeAll(() => {
    // What jsdom has no layout and no canvas for.
    Object.defineProperties(HTMLCanvasElement.prototype, {
      clientWidth: { configurable: true, get: () => side },
      clientHeight: { configurable: true, get: () => side },
      getContext: { configurable: true, value: () => ({ scale: () => undefined }) },
    });
  });
  afterAll(() => {
    for (const name of ['clientWidth', 'clientHeight'] as const) delete (HTMLCanvasElement.prototype as Partial<HTMLCanvasElement>)[name];
  });
  const turnTo = (size: number) =>
    act(async () => {
      side = size;
      window.dispatchEvent(new Event('resize'));
    });

  it('is made anew, and once, in the size it has when the phone is turned; and not when it has gone', async () => {
    side = 343;
    const { unmount } = await act(async () => render(<Drawing className="any" draw={draw} />));
    expect(sizes).toEqual([343]);
    await turnTo(480);
    expect(sizes).toEqual([343, 480]);
    await act(async () => {
      for (const size of [400, 410, 420]) {
        side = size;
        window.dispatchEvent(new Event('resize'));
      }
    });
    expect(sizes).toEqual([343, 480, 420]);
    unmount();
    await turnTo(320);
    expect(sizes).toEqual([343, 480, 420]);
  });
});

describe('the figures of a share', () => {
  const hop: ChainView['hops'][number] = { depth: 1, ...totals, growth: 1.5, delaySeconds: 90 };
  const few = { depth: 2, intents: null, opens: 6, visitors: null, nodes: null, members: 0, conversions: 0, growth: null, delaySeconds: null };

  it('are the three totals, and what they consist of', () => {
    render(<ChainHead cardTitle="云汀存单" arrivedFrom="王*" isStopped={false} totals={totals} onExplain={jest.fn()} />);
    expect(screen.getByRole('group').getAttribute('aria-label')).toBe('浏览 19，访客 18，有效 2');
    expect(screen.queryByText('点开分享 2 次 · 客户 13 位 · 新客户 4 位')).not.toBeNull();
  });

  it('are told hop by hop, and of few that they are few', () => {
    render(<ChainHops hops={[hop, few]} />);
    const [first, second] = screen.getAllByRole('listitem');
    expect(first!.textContent).toContain('18 人');
    expect(first!.textContent).toContain('每位客户再带来 1.5 位 · 平均 2 分钟后到来');
    expect(second!.textContent).toContain('第 2 层少于 5 人');
    expect(second!.textContent).toContain('浏览 6访客 少于 5客户 少于 5新客户 0有效 0');
  });

  it('are told channel by channel', () => {
    const { container } = render(<ChainChannels channels={[{ channel: 'poster', ...totals }]} />);
    expect(container.textContent).toBe('小程序码18 人浏览 19 · 客户 13 · 新客户 4 · 有效 2');
  });
});

describe('my shares', () => {
  const share = (id: string, cardId: string, arrivedFrom: string | null): Share => ({
    id, cardId, cardTitle: `云汀 ${cardId}`, cardClass: 'deposit', arrivedFrom, generation: 0, isStopped: false, lastOpenedAt: null, totals,
  });

  it('stand card by card; one that came by several people leads to each place', () => {
    const onOpen = jest.fn();
    render(<ShareList shares={[share('1', 'a', null), share('2', 'b', null), share('3', 'a', '王*')]} onOpen={onOpen} />);
    expect(screen.getByRole('heading', { name: '云汀 a' })).not.toBeNull();
    expect(screen.queryByText('你在 2 处分享了它，下面是合计。')).not.toBeNull();
    for (const link of screen.getAllByRole('link')) fireEvent.click(link);
    expect(onOpen.mock.calls).toEqual([['1'], ['3'], ['2']]);
  });
});
