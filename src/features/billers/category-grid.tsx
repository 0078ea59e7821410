import type { BillerCategory, CategoryList } from '@micro-branch/contract/billers';
import { View } from '@tarojs/components';
import { pressable } from '@/shared/ui/aria';
import { CATEGORIES } from '@/shared/ui/category-words';
import { Icon } from '@/shared/ui/icon/icon';
import './category-grid.scss';

interface CategoryGridProps {
  /** How many billers each has; absent while that is not known. */
  counts: CategoryList['categories'] | undefined;
  onOpen: (category: BillerCategory) => void;
}

/** The six categories, three in a row, each with how many billers serve the city. */
export const CategoryGrid = ({ counts, onOpen }: CategoryGridProps) => (
  <View className="category-grid">
    {CATEGORIES.map(({ category, words, icon }) => {
      const billers = counts?.find((each) => each.category === category)?.billers;
      const note = billers === undefined ? '' : `${billers} 家`;
      return (
        <View
          key={category}
          className="category-grid__category"
          {...pressable({ role: 'link', label: [words, note].filter(Boolean).join(' '), onPress: () => onOpen(category) })}
        >
          <View className="category-grid__sign">
            <Icon name={icon} />
          </View>
          <View className="category-grid__words">{words}</View>
          <View className="category-grid__note mb-num">{note}</View>
        </View>
      );
    })}
  </View>
);
