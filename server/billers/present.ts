import type { BillerContent, FieldContent } from '@micro-branch/contract/biller-content';
import type { BillerField, BillerSummary, BillerView } from '@micro-branch/contract/billers';
import { fen, formatRate, formatYuan, basisPoints } from '@micro-branch/contract/units';
import { placeName } from './divisions';
import type { Biller } from './store';
import { amountTerms, isOpenAt } from './terms';

/** `全国`, `上海市`, `上海市等3地`. */
export const regionName = ({ regions }: Pick<BillerContent, 'regions'>): string => {
  const [first, ...others] = regions;
  if (first === undefined) return '全国';
  return others.length === 0 ? placeName(first) : `${placeName(first)}等${regions.length}地`;
};

/** What a payment costs beside the bill, in a sentence. */
export const feeWords = ({ fee }: Pick<BillerContent, 'fee'>): string => {
  if (fee.kind === 'none') return '不收手续费';
  if (fee.kind === 'fixed') return `每笔手续费${formatYuan(fen(fee.fen))}`;
  const least = fee.minFen > 0 ? `最低${formatYuan(fen(fee.minFen))}，` : '';
  return `手续费为缴费金额的${formatRate(basisPoints(fee.basisPoints))}，${least}最高${formatYuan(fen(fee.maxFen))}，不足1分按1分收`;
};

/** When it takes payments, Asia/Shanghai. */
export const hoursWords = ({ hours: { from, until } }: Pick<BillerContent, 'hours'>): string => {
  if (from === until) return '全天可缴';
  return from < until ? `每天 ${from} 至 ${until} 可缴` : `每天 ${from} 至次日 ${until} 可缴`;
};

/** The page tells a slip of the finger at once; what a number is checked by besides, and how it is starred, stays here. */
const presentField = ({ key, label, hint, sample, keyboard, maxLength, pattern }: FieldContent): BillerField => ({
  key, label, hint, sample, keyboard, maxLength, pattern: `^(?:${pattern})$`,
});

export const presentSummary = ({ id, content }: Pick<Biller, 'id' | 'content'>, region = regionName(content)): BillerSummary => ({
  id,
  name: content.name,
  category: content.category,
  icon: content.icon,
  flow: content.flow.kind,
  regionName: region,
});

/** A biller says what it is owed itself in one flow, and there the member says nothing; only a part of it, where that is allowed. */
const amountToSay = (content: BillerContent): BillerView['amount'] =>
  content.flow.kind === 'fetch-and-pay' && !content.flow.isPartAllowed ? null : amountTerms(content);

export const presentBiller = (biller: Biller, now: Date): BillerView => {
  const { content } = biller;
  return {
    ...presentSummary(biller),
    fields: content.fields.map(presentField),
    amount: amountToSay(content),
    denominations: content.flow.kind === 'top-up' ? content.flow.denominations : [],
    isPartAllowed: content.flow.kind === 'fetch-and-pay' && content.flow.isPartAllowed,
    feeWords: feeWords(content),
    hoursWords: hoursWords(content),
    isOpen: isOpenAt(content, now),
    isDemonstration: content.isDemonstration,
  };
};
