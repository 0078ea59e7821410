import { View } from '@tarojs/components';
import { ApiError } from '@/shared/api/api-error';
import type { Answered } from '@/shared/api/answer';
import { Empty } from '@/shared/ui/empty/empty';
import { ErrorBlock } from '@/shared/ui/error-block/error-block';
import { Notice } from '@/shared/ui/notice/notice';
import { SinglePageHint } from '@/shared/ui/page-shell/single-page-hint';
import { Screen } from '@/shared/ui/screen/screen';
import { SignInBlock } from '@/shared/ui/sign-in-block/sign-in-block';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';

const ignore = (): void => undefined;
const BONES = ['hero', 'title', 'line', 'row', 'card'] as const;
const SAVED_AT = Date.UTC(2026, 10, 23, 12, 5);

const answered = (part: Partial<Answered<string>>): Answered<string> => ({
  data: undefined,
  error: undefined,
  isLoading: false,
  isStale: false,
  savedAt: undefined,
  retry: ignore,
  ...part,
});

export const Notices = () => (
  <>
    <Notice>银行正在处理，请勿重复缴费。结果会在 10 分钟内通知你。</Notice>
    <Notice kind="ok" icon="check">
      已保存。
    </Notice>
    <Notice kind="warn">网络没有连上。检查网络后重试。</Notice>
    <SinglePageHint />
  </>
);

export const Blocks = () => (
  <>
    <View className="gallery__paper">
      <Empty icon="bill" title="还没有缴费记录" words="缴清的账单会出现在这里。" action={{ words: '去缴费', onPress: ignore }} />
    </View>
    <View className="gallery__paper">
      <ErrorBlock error={new ApiError('offline')} onRetry={ignore} />
    </View>
    <View className="gallery__paper">
      <ErrorBlock error={new ApiError('unexpected', '4bf92f3577b34da6a3ce929d0e0e4736')} onRetry={ignore} />
    </View>
    <View className="gallery__paper">
      <SignInBlock />
    </View>
  </>
);

/** The second one says after five seconds that it is slow; the last one was kept from an earlier time. */
export const Waiting = () => (
  <>
    <Skeleton bones={BONES} />
    <Screen answer={answered({ isLoading: true })} bones={['row']}>
      {() => null}
    </Screen>
    <Screen answer={answered({ data: '保存下来的内容', error: new ApiError('offline'), isStale: true, savedAt: SAVED_AT })} bones={['row']}>
      {(words) => <View className="gallery__paper">{words}</View>}
    </Screen>
  </>
);
