import type { CardContent } from '@micro-branch/contract/card-content';

/** Words no card may carry (银保监 advertising rules; 广告法 art. 9, 25). Saying that something is *not* so stays allowed. */
const BANNED = ['保本', '稳赚', '无风险', '预期收益', '最高收益', '第一', '唯一', '秒杀', '零利率', '秒批'] as const;
const NEGATIONS = ['不', '非', '不是', '并非', '不承诺', '不保证', '不面向', '不向'] as const;

/** 运营规范 5.1: no card may pay or coax anyone to share. */
const COAXING = ['分享得', '转发领', '邀请得'] as const;

/** A year's rate above this is not put on the shelf: the ceiling the courts protect is four times the one-year LPR. */
export const LOAN_RATE_MAX = 1_200;

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
};

const saysWithoutNegation = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(0, at);
    if (!NEGATIONS.some((negation) => before.endsWith(negation))) return true;
  }
  return false;
};

const classFaults = (content: CardContent): string[] => {
  if (content.class === 'loan') {
    const faults: string[] = [];
    if (content.annualRateFrom > content.annualRateTo) faults.push('年化利率下限高于上限');
    if (content.annualRateTo > LOAN_RATE_MAX) faults.push('年化利率高于司法保护上限');
    if (textsOf(content).some((text) => saysWithoutNegation(text, '在校学生'))) faults.push('贷款不向在校学生营销');
    return faults;
  }
  if ('pastPerformance' in content) {
    return content.pastPerformance.fromOn < content.pastPerformance.toOn ? [] : ['过往业绩的起止日期不对'];
  }
  return [];
};

/** Why a card may not be saved, one sentence a reason; empty when it may. The shape has been checked before. */
export const contentFaults = (content: CardContent): string[] => {
  const texts = textsOf(content);
  const said = [...BANNED, ...COAXING].filter((word) => texts.some((text) => saysWithoutNegation(text, word)));
  return [...said.map((word) => `含有不得使用的词“${word}”`), ...classFaults(content)];
};
