import type { ItemView } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { Section } from '@/shared/ui/section/section';
import './item-terms.scss';

/** How it is used, collected or charged, in the bank's words. */
export const ItemTerms = ({ terms }: Pick<ItemView, 'terms'>) => (
  <Section title="使用说明">
    <View className="item-terms">
      {terms.map((paragraph) => (
        <View key={paragraph} className="item-terms__paragraph">
          {paragraph}
        </View>
      ))}
    </View>
  </Section>
);
