import type { ExchangeTerms } from '@micro-branch/contract/exchanges';
import { Empty } from '@/shared/ui/empty/empty';

interface CardAwayProps {
  state: Exclude<ExchangeTerms['card']['state'], 'ready'>;
  onApply: () => void;
  onRetry: () => void;
}

/** Nothing can be exchanged now: there is no card, or the card side does not answer. */
export const CardAway = ({ state, onApply, onRetry }: CardAwayProps) =>
  state === 'no-card' ? (
    <Empty
      icon="products"
      title="没有查到你的信用卡"
      words="办理本行信用卡后，两边的积分可以互换。"
      action={{ words: '看信用卡', onPress: onApply }}
    />
  ) : (
    <Empty
      icon="offline"
      title="信用卡中心暂时没有回应"
      words="积分没有变动。稍后再试即可。"
      action={{ words: '重试', onPress: onRetry }}
    />
  );
