import { View } from '@tarojs/components';
import { aria } from '../aria';
import './skeleton.scss';

export type Bone = 'hero' | 'title' | 'line' | 'card' | 'row';

/** The blocks of the page that is coming, in its order and about its heights, so that nothing jumps when it comes. */
export const Skeleton = ({ bones }: { bones: readonly Bone[] }) => (
  <View className="mb-skeleton" {...aria({ isHidden: true })}>
    {bones.map((bone, index) => (
      <View key={index} className={`mb-skeleton__bone mb-skeleton__bone--${bone}`} />
    ))}
  </View>
);
