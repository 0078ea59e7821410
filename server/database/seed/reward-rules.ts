import type { RewardRules } from '@micro-branch/contract/rewards';

/** The one offer of the demonstration branch. */
export const rewardRules: RewardRules = {
  cardClass: 'credit-card',
  kind: 'application',
  levels: [100],
  perMonthMax: 500,
  budget: 200_000,
  text: '好友经你的卡片申请信用卡，你得 100 积分，每月最多 500 积分。好友取消申请时，未使用的积分收回。',
};
