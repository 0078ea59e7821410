import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { ERASURE } from './erasure-text';
import './notice-body.scss';

/** What goes with an account, and what stays. */
export const ErasureBody = () => (
  <View className="notice-body">
    {ERASURE.map(({ title, sentences }) => (
      <View key={title} className="notice-body__part">
        <View className="notice-body__title" {...aria({ role: 'heading' })}>
          {title}
        </View>
        {sentences.map((sentence) => (
          <View key={sentence} className="notice-body__paragraph">
            {sentence}
          </View>
        ))}
      </View>
    ))}
  </View>
);
