import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Answered } from '@/shared/api/answer';
import type { ApiError } from '@/shared/api/api-error';
import { aria } from '../aria';
import { ErrorBlock } from '../error-block/error-block';
import { SignInBlock } from '../sign-in-block/sign-in-block';
import { Skeleton, type Bone } from '../skeleton/skeleton';
import { Kept } from './kept';
import { useWait } from './use-wait';
import './screen.scss';

interface ScreenProps<T> {
  answer: Answered<T>;
  /** The real layout, in grey. */
  bones: readonly Bone[];
  /** What stands instead of the content for the failures that mean something of their own here. */
  onError?: (error: ApiError) => ReactNode;
  children: (data: T) => ReactNode;
}

const Waiting = ({ bones }: { bones: readonly Bone[] }) => {
  const wait = useWait();
  if (wait === 'quiet') return null;
  return (
    <>
      <Skeleton bones={bones} />
      {wait === 'slow' && (
        <View className="mb-screen__slow" {...aria({ role: 'status', isLive: true })}>
          加载较慢，请稍候
        </View>
      )}
    </>
  );
};

/** One answer of the service and every state it can be in: coming, slow, failed, kept from earlier, there. */
export const Screen = <T,>({ answer, bones, onError, children }: ScreenProps<T>) => {
  const { data, error, retry } = answer;
  const own = error && onError?.(error);
  if (own) return <>{own}</>;
  if (error?.code === 'session-expired') return <SignInBlock />;
  if (data === undefined) return error ? <ErrorBlock error={error} onRetry={retry} /> : <Waiting bones={bones} />;
  return <Kept answer={answer}>{children(data)}</Kept>;
};
