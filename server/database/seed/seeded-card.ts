import { brand } from '@micro-branch/contract/brand';
import type { CardContent } from '@micro-branch/contract/card-content';
import type { ShareScope } from '@micro-branch/contract/cards';

/** A card of the demonstration, as its data file writes it. */
export interface SeededCard<Content extends CardContent = CardContent> {
  /** The stable slug by which a second seeding finds the same card. */
  key: string;
  approvalNumber: string;
  shareScope: ShareScope;
  featuredRank: number | null;
  isOnShelf: boolean;
  content: Content;
}

/** Closes the documents of every seeded card, because its figures look like real ones. */
export const demonstrationNotice = {
  title: '演示说明',
  paragraphs: [
    `${brand.bankName}与本页列出的发行、管理、承保、托管机构都是为演示虚构的，现实中并不存在，也与任何同名或近似名称的机构无关。`,
    '本页的利率、费率、额度、期限、编号和业绩数字均为演示数据，按 2026 年下半年的一般水平编写，不构成要约，也不能据此办理业务。',
  ],
};
