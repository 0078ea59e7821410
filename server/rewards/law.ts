import type { CardClass } from '@micro-branch/contract/cards';

/**
 * Where nobody may be rewarded for what others do, whatever the rules say, and why. Only loans and credit cards are left. A bank's
 * counsel has to confirm it.
 */
export const FORBIDDEN = {
  wealth: '《理财公司理财产品销售管理暂行办法》第二十五条第（六）项',
  fund: '《理财公司理财产品销售管理暂行办法》第二十五条第（六）项（基金比照执行）',
  deposit: '银保监办发〔2018〕48号《关于完善商业银行存款偏离度管理有关事项的通知》',
  insurance: '《保险法》第一百一十六条第（四）项（本行比照执行）',
} as const satisfies Partial<Record<CardClass, string>>;

/** 禁止传销条例: no pay by head-count or by what those do whom others brought. There is no number of levels that is safe. */
export const DEPTH_ARTICLE = '《禁止传销条例》第七条';

/** How far from the one who acted somebody may be who is rewarded: 1 is whose code it was. */
export const LEVELS_MAX = 2;

/** The article that forbids a reward for a class of card; null where none does. */
export const articleAgainst = (cardClass: CardClass): string | null =>
  (FORBIDDEN as Partial<Record<CardClass, string>>)[cardClass] ?? null;

/** Every class of card that may not be rewarded, with its article. */
export const listForbidden = (): { cardClass: CardClass; article: string }[] =>
  (Object.keys(FORBIDDEN) as (keyof typeof FORBIDDEN)[]).map((cardClass) => ({ cardClass, article: FORBIDDEN[cardClass] }));
