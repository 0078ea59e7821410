import type { Figure, SignalKind } from '@micro-branch/contract/fraud';
import type { FigureName } from './rules';

const KINDS = {
  'second-account': '疑似本人的另一个账户',
  'device-ring': '多个客户来自同一部手机',
  'network-ring': '同一网络上少数手机注册了多个客户',
  burst: '到访突然远高于平时',
  'impossible-speed': '传播快于人能做到的速度',
  loop: '反复打开或互相带来',
} satisfies Record<SignalKind, string>;

/** What a figure counts, and in what. */
const FIGURES = {
  'own-trace': ['与分享人手机型号和网络相同', ' 次'],
  'minutes-from-joining': ['注册与到访相隔', ' 分钟'],
  'devices-on-network': ['这个网络上的手机', ' 部'],
  'strangers-with-trace': ['同型号同网络的其他客户', ' 人'],
  'members-on-trace': ['同一手机和网络的客户', ' 人'],
  'percent-of-day': ['占当天到访', '%'],
  'new-members-on-network': ['同一网络的新客户', ' 人'],
  'devices-percent': ['手机数与人数之比', '%'],
  'arrivals-in-hour': ['一小时到访', ' 次'],
  'times-rhythm': ['为平时的', ' 倍'],
  'new-percent': ['其中新客户', '%'],
  'shared-on-percent': ['其中打开过分享的', '%'],
  'fast-hops-in-a-row': ['连续过快的转手', ' 次'],
  'slowest-of-them-seconds': ['其中最慢一次', ' 秒'],
  'opens-in-minute': ['一分钟内打开分享', ' 次'],
  'mutual-cards': ['互为上下游的产品', ' 个'],
  'opens-in-day': ['一天内打开同一人的分享', ' 次'],
} satisfies Record<FigureName, readonly [string, string]>;

const BOUNDS = { 'at-least': '不少于', 'at-most': '不多于' } satisfies Record<Figure['bound'], string>;

const isKnown = (name: string): name is FigureName => name in FIGURES;

const tell = ({ name, seen, limit, bound }: Figure): string => {
  // A figure of an older version of the rules may have no words any more; its numbers still stand.
  const [words, unit] = isKnown(name) ? FIGURES[name] : [name, ''];
  return `${words} ${seen}${unit}（界限：${BOUNDS[bound]} ${limit}${unit}）`;
};

/** Why a signal was raised, made of its figures and of nothing else. */
export const explain = (kind: SignalKind, figures: readonly Figure[]): string => `${KINDS[kind]}：${figures.map(tell).join('；')}。`;
