import { View } from '@tarojs/components';
import { markUrl } from '@/theme';
import { aria } from '../aria';
import './brand-mark.scss';

const MASK = `url("${markUrl('#000')}")`;

/** The logo of the bank in the colour of the words beside it, which say its name. */
export const BrandMark = () => (
  <View className="mb-brand-mark" style={{ maskImage: MASK, WebkitMaskImage: MASK }} {...aria({ isHidden: true })} />
);
