import { isTransient, type ApiError } from '@/shared/api/api-error';
import { sentenceOf } from '@/shared/api/sentences';
import { openTab } from '@/shared/platform/navigation';
import { routes } from '@/routes';
import { Empty } from '../empty/empty';

interface ErrorBlockProps {
  error: ApiError;
  onRetry: () => void;
}

const GO_HOME = { words: '去首页', onPress: () => openTab(routes.home()) };

const isAway = ({ code }: ApiError): boolean => code === 'offline' || code === 'timeout';

/** Nothing is filled in on a page that only shows: its address is wrong. */
const codeOf = ({ code }: ApiError) => (code === 'invalid-input' ? 'not-found' : code);

/** Nothing could be shown: why, in the member's words, and the one thing to do about it. A refusal stays one. */
export const ErrorBlock = ({ error, onRetry }: ErrorBlockProps) => (
  <Empty
    icon={isAway(error) ? 'offline' : 'info'}
    title={isAway(error) ? '暂时连不上' : '没有打开'}
    words={sentenceOf[codeOf(error)]}
    action={isTransient(error) ? { words: '重试', onPress: onRetry } : GO_HOME}
    traceId={error.traceId}
  />
);
