import { sentenceOf } from '@/shared/api/sentences';
import type { ApiError } from '@/shared/api/api-error';
import { Empty } from '../empty/empty';

interface ErrorBlockProps {
  error: ApiError;
  onRetry: () => void;
}

const isAway = ({ code }: ApiError): boolean => code === 'offline' || code === 'timeout';

/** Nothing could be shown: why, in the member's words, and the one thing to do about it. */
export const ErrorBlock = ({ error, onRetry }: ErrorBlockProps) => (
  <Empty
    icon={isAway(error) ? 'offline' : 'info'}
    title={isAway(error) ? '暂时连不上' : '没有打开'}
    words={sentenceOf[error.code]}
    action={{ words: '重试', onPress: onRetry }}
    traceId={error.traceId}
  />
);
