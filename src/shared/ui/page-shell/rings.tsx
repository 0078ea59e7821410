import { View } from '@tarojs/components';
import { aria } from '../aria';

interface RingsProps {
  /** Says where the rings stand; the block around them cuts them off. */
  className: string;
}

/** The water rings by which a page, a shared card and a chain are known as ours. Decoration only. */
export const Rings = ({ className }: RingsProps) => (
  <View className={`mb-rings ${className}`} {...aria({ isHidden: true })} />
);
