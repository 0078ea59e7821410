import type { ExchangeView } from '@micro-branch/contract/exchanges';
import { countPoints } from '@/shared/ui/points/say-points';
import { sayGiven, sayReceived } from './exchange-terms';

type State = ExchangeView['state'];

export const stateWords = { pending: '处理中', done: '已完成', refused: '没有成功' } as const satisfies Record<State, string>;

const NEXT: Record<State, (exchange: ExchangeView) => string> = {
  pending: ({ direction, given }) => `${sayGiven(direction, given)}已暂扣，正在等信用卡中心答复。`,
  done: ({ direction, received }) => `${sayReceived(direction, received)}已到账。`,
  refused: ({ direction, given }) => `互换没有成功，${sayGiven(direction, given)}没有扣除。`,
};

/** What happened to the points, first; a refusal says that nothing was lost. */
export const sayOutcome = (exchange: ExchangeView): string => NEXT[exchange.state](exchange);

/** `10,000 → 2,000`: what was given and what was received, under a title that names both sides. */
export const sayAmounts = ({ given, received }: Pick<ExchangeView, 'given' | 'received'>): string =>
  `${countPoints(given)} → ${countPoints(received)}`;
