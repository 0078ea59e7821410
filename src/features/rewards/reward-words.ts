import type { CardClass } from '@micro-branch/contract/cards';
import type { MyRewards, RewardReason } from '@micro-branch/contract/rewards';
import { sayPoints } from '@/shared/ui/points/say-points';

export type Reward = MyRewards['rewards'][number];

export const classWords = {
  wealth: '理财',
  fund: '基金',
  deposit: '存款',
  insurance: '保险',
  loan: '贷款',
  'credit-card': '信用卡',
} satisfies Record<CardClass, string>;

const CAUSES = {
  'nobody-brought-them': '这次办理没有经过你的卡片',
  'no-sharer-above': '这次办理没有上一位分享人',
  'forbidden-by-law': '法规不允许为这类产品发放奖励',
  'no-rule': '这次办理没有对应的奖励',
  'sharer-gone': '账户已注销',
  'self-referral': '自己办理没有奖励',
  'already-rewarded': '同一位好友的同类办理只奖励一次',
  'conversion-reversed': '好友取消了办理',
  'rule-stopped': '这项奖励已停止',
  'over-cap': '当月奖励已到上限',
  'over-budget': '这项奖励的预算已用完',
  'fraud-review': '正在核实',
  'fraud-found': '核实后不符合奖励规则',
} satisfies Record<RewardReason, string>;

/** A reward that the member had for a while, and that does not stand any more. */
const wasTaken = ({ state, paidAt }: Reward): boolean => state === 'void' && paidAt !== null;

/** Where a reward stands, in a word. */
export const sayState = (reward: Reward): string => {
  if (reward.state === 'paid') return '已到账';
  if (reward.state === 'held') return '核实中';
  return wasTaken(reward) ? '已收回' : '未发放';
};

/** What became of points that were paid: those that were left came back, the others stay with the member. */
const sayTaken = ({ points, takenBack }: Reward): string => {
  if (takenBack === 0) return `${sayPoints(points)}已使用或到期，不再收回`;
  if (takenBack === points) return `已收回 ${sayPoints(points)}`;
  return `已收回 ${sayPoints(takenBack)}，其余 ${sayPoints(points - takenBack)}已使用或到期，不再收回`;
};

/** Why it stands so; nothing for what was simply paid. */
export const sayWhy = (reward: Reward): string | null => {
  if (reward.state === 'held') return `${sayPoints(reward.points)}已留出，核实后发放。`;
  if (reward.reason === null) return null;
  const cause = CAUSES[reward.reason];
  if (reward.state === 'refused') return `${cause}。`;
  return `${cause}，${wasTaken(reward) ? sayTaken(reward) : '留出的积分不再发放'}。`;
};
