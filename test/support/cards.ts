import { randomUUID } from 'node:crypto';
import type { CardContent, ContentOf } from '@micro-branch/contract/card-content';
import type { ShareScope } from '@micro-branch/contract/cards';
import { approveCard } from '../../server/cards/approve-card';
import { hashContent } from '../../server/cards/content-hash';
import { saveCard } from '../../server/cards/save-card';
import { putOnShelf } from '../../server/cards/shelve-card';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { newMember } from './people';

const text = {
  sections: [{ title: '产品说明', paragraphs: ['测试用文本。'] }],
  documents: [{ title: '合同要点', paragraphs: ['测试用文本。'] }],
};

export const creditCard: ContentOf<'credit-card'> = {
  class: 'credit-card', title: '云汀通勤卡', issuer: '云汀银行', annualFee: '首年免年费', annualFeeRule: '满 5 笔免次年年费', revolvingAnnualRate: 1825,
  interestFreeDaysMax: 50, benefit: '地铁公交立减', eligibility: '年满 18 周岁', ...text,
};

export const wealth: ContentOf<'wealth'> = {
  class: 'wealth', title: '云汀稳健 90 天', issuer: '云汀理财', registrationCode: 'Z0000000000001', riskLevel: 'R2',
  benchmark: '2.30%–2.80%', termDays: 90, minimumFen: 100, redemption: '到期自动赎回', fees: '管理费 0.20%/年', ...text,
};

/** A card on the shelf, written by one person and approved by another. */
export const cardOnShelf = async (
  deps: Deps,
  { content = creditCard, shareScope = 'all' }: { content?: CardContent; shareScope?: ShareScope } = {},
): Promise<Id> => {
  const authorId = await newMember(deps, '叶问舟');
  const approverId = await newMember(deps, '沈清秋');
  const draft = { authorId, cardKey: randomUUID(), content, shareScope, featuredRank: null, isDemonstration: true };
  const cardId = await saveCard(deps, draft);
  const contentHash = hashContent(content, shareScope);
  await approveCard(deps, { cardId, approverId, approvalNumber: randomUUID(), contentHash });
  await putOnShelf(deps, cardId);
  return cardId;
};
