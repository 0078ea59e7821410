import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import './said.scss';

/** What came of the last thing that was done. The place is there before the words are, or a reader would not announce them. */
export const Said = ({ words, isRefused }: { words: string | null; isRefused: boolean }) => (
  <View {...aria({ role: 'status', isLive: true })}>
    {words && <View className={`said${isRefused ? ' said--refused' : ''}`}>{words}</View>}
  </View>
);
