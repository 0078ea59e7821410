import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import type { NoticePart } from './notice-text';
import './notice-body.scss';

export const NoticeBody = ({ parts }: { parts: readonly NoticePart[] }) => (
  <View className="notice-body">
    {parts.map(({ title, paragraphs }) => (
      <View key={title} className="notice-body__part">
        <View className="notice-body__title" {...aria({ role: 'heading' })}>
          {title}
        </View>
        {paragraphs.map((paragraph) => (
          <View key={paragraph} className="notice-body__paragraph">
            {paragraph}
          </View>
        ))}
      </View>
    ))}
  </View>
);
