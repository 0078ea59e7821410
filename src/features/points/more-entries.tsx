import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import './more-entries.scss';

interface MoreEntriesProps {
  hasMore: boolean;
  isLoading: boolean;
  failure: string | null;
  loadMore: () => void;
}

/** The foot of the statement: more of it, or that this was all. */
export const MoreEntries = ({ hasMore, isLoading, failure, loadMore }: MoreEntriesProps) => (
  <View className="more-entries">
    {failure && <Notice kind="warn">{failure}</Notice>}
    {hasMore ? (
      <Button kind="secondary" onPress={loadMore} isDisabled={isLoading}>
        {isLoading ? '正在加载' : '加载更多'}
      </Button>
    ) : (
      <View className="more-entries__end">以上是全部记录</View>
    )}
  </View>
);
