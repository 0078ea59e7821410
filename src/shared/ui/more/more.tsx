import { View } from '@tarojs/components';
import { Button } from '../button/button';
import { Notice } from '../notice/notice';
import './more.scss';

interface MoreProps {
  hasMore: boolean;
  isLoading?: boolean;
  /** Why the last attempt to load more did not succeed. */
  failure?: string | null;
  loadMore: () => void;
}

/** The foot of a list that comes in pages: more of it, or that this was all. */
export const More = ({ hasMore, isLoading = false, failure = null, loadMore }: MoreProps) => (
  <View className="mb-more">
    {failure && <Notice kind="warn">{failure}</Notice>}
    {hasMore ? (
      <Button kind="secondary" onPress={loadMore} isDisabled={isLoading}>
        {isLoading ? '正在加载' : '加载更多'}
      </Button>
    ) : (
      <View className="mb-more__end">以上是全部记录</View>
    )}
  </View>
);
