import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import './not-shown.scss';

interface NotShownProps {
  words: string;
  onRetry: () => void;
}

/** One part of a page that did not come, while the rest of it stands. */
export const NotShown = ({ words, onRetry }: NotShownProps) => (
  <View className="not-shown">
    <View className="not-shown__words">{words}</View>
    <Button kind="quiet" onPress={onRetry}>
      重试
    </Button>
  </View>
);
