import type { BillerCategory } from '@micro-branch/contract/billers';
import type { IconName } from './icon/icon';

/** The six categories in the bank's order: their names, and the drawing that stands for each. */
export const CATEGORIES = [
  { category: 'daily-life', words: '日常生活', icon: 'home' },
  { category: 'public-affairs', words: '行政事业', icon: 'government' },
  { category: 'education', words: '教育培训', icon: 'school' },
  { category: 'insurance-medical', words: '保险医疗', icon: 'medical' },
  { category: 'transport', words: '交通服务', icon: 'car' },
  { category: 'other', words: '其他', icon: 'bill' },
] as const satisfies readonly { category: BillerCategory; words: string; icon: IconName }[];

export const wordsOf = (wanted: BillerCategory): string => CATEGORIES.find(({ category }) => category === wanted)?.words ?? '';
