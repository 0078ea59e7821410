import { randomUUID } from 'node:crypto';
import type { ErrorBody } from '@micro-branch/contract/errors';
import type { RewardExplanation } from '@micro-branch/contract/rewards';
import { rewardRules } from '../../server/database/seed/reward-rules';
import type { Id } from '../../server/ids';
import { ask, signIn } from './site';

/** Of the seed, with the marketing role. */
const MARKETER = 'ye-wenzhou';

export const WEALTH_ARTICLE = '《理财公司理财产品销售管理暂行办法》第二十五条第（六）项';

/** Why a conversion was rewarded or not, as the marketer reads it. */
export const askWhy = async (url: string, conversionId: Id): Promise<RewardExplanation> =>
  (await ask(`${url}/api/rewards/conversions/${conversionId}/explanation`, { token: await signIn(url, MARKETER) })) as RewardExplanation;

/** The marketer tries to offer a reward for wealth; gives how the service refuses it. */
export const offerForWealth = async (url: string): Promise<{ status: number; code: string; message: string }> => {
  const body = { key: randomUUID(), rules: { ...rewardRules, cardClass: 'wealth', kind: 'appointment' } };
  const headers = { authorization: `Bearer ${await signIn(url, MARKETER)}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/rewards/rules`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { error } = (await answer.json()) as ErrorBody;
  return { status: answer.status, code: error.code, message: error.message };
};
