import type { Channel, ChainSeries, ChainView } from '@micro-branch/contract/referrals';
import { sayInstant, sayShortDay, shanghaiDay } from '@/shared/ui/day-words';

export const channelWords = {
  chat: '微信聊天',
  timeline: '朋友圈',
  poster: '小程序码',
  link: '链接',
} as const satisfies Record<Channel, string>;

/** A number of a group; one to four are never told apart, because they would tell of a person. */
export const sayCount = (count: number | null): string => (count === null ? '少于 5' : count.toLocaleString('en-US'));

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** About how long, in the largest unit that fits. */
export const sayDelay = (seconds: number): string => {
  if (seconds < MINUTE) return '不到 1 分钟';
  if (seconds < HOUR) return `${Math.round(seconds / MINUTE)} 分钟`;
  if (seconds < DAY) return `${Math.round(seconds / HOUR)} 小时`;
  return `${Math.round(seconds / DAY)} 天`;
};

type Hop = ChainView['hops'][number];

/** One hop from intent to conversion, in the order in which they come about. */
export const sayFunnel = ({ intents, opens, visitors, nodes, members, conversions }: Hop): string[] => {
  const counts = { 点开分享: intents, 浏览: opens, 访客: visitors, 客户: nodes, 新客户: members, 有效: conversions };
  return Object.entries(counts).map(([word, count]) => `${word} ${sayCount(count)}`);
};

/** How the hop grew on, where enough people are there to tell; empty where not. */
export const sayGrowth = ({ growth, delaySeconds }: Pick<Hop, 'growth' | 'delaySeconds'>): string =>
  [growth !== null && `每位客户再带来 ${growth.toFixed(1)} 位`, delaySeconds !== null && `平均 ${sayDelay(delaySeconds)}后到来`]
    .filter(Boolean)
    .join(' · ');

export type SeriesStep = 'hour' | 'day';
type Point = ChainSeries['points'][number];

/** When a point of the curve begins. */
export const sayPoint = (step: SeriesStep, startsAt: string): string =>
  step === 'hour' ? sayInstant(startsAt) : sayShortDay(shanghaiDay(startsAt));

const SPANS = { hour: '近 48 小时', day: '近 30 天' } as const;

/** The curve in one sentence: how much in all, and when most. */
export const saySeries = (step: SeriesStep, points: readonly Point[]): string => {
  const total = points.reduce((sum, { opens }) => sum + opens, 0);
  if (total === 0) return `${SPANS[step]}没有新的浏览。`;
  const most = points.reduce((best, point) => (point.opens > best.opens ? point : best));
  return `${SPANS[step]}浏览 ${sayCount(total)} 次，${sayPoint(step, most.startsAt)}最多，${sayCount(most.opens)} 次。`;
};
