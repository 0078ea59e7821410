import type { ApiError } from '@/shared/api/api-error';
import { openTab } from '@/shared/platform/navigation';
import { Empty } from '@/shared/ui/empty/empty';
import { routes } from '@/routes';

/** An address that somebody shortened or made up is, to the visitor, a card that is not there. */
const NOT_THERE = { title: '没有找到这款产品', words: '链接可能不完整，或产品已经移走。' } as const;
const GONE = {
  'card-off-shelf': { title: '该产品已下架', words: '不再办理，可以看看其他产品。' },
  'card-not-found': NOT_THERE,
  'not-found': NOT_THERE,
  'invalid-input': NOT_THERE,
} as const;

export const isGone = ({ code }: ApiError): boolean => code in GONE;

interface CardGoneProps {
  error: ApiError;
  isSinglePage: boolean;
}

/** There is no card to show, for a reason the visitor can be told. */
export const CardGone = ({ error, isSinglePage }: CardGoneProps) => {
  const words = GONE[error.code as keyof typeof GONE];
  const action = { words: '去看产品', onPress: () => openTab(routes.products()) };
  return <Empty icon="products" {...words} {...(isSinglePage ? {} : { action })} />;
};
