import { brand } from '@micro-branch/contract/brand';
import type { ExchangeView } from '@micro-branch/contract/exchanges';
import { View } from '@tarojs/components';
import { useAnswer } from '@/shared/api/answer';
import { useAskingAgain } from '@/shared/api/asking-again';
import { aria } from '@/shared/ui/aria';
import { Cell } from '@/shared/ui/cell/cell';
import { sayInstant } from '@/shared/ui/day-words';
import { Icon } from '@/shared/ui/icon/icon';
import { Rings } from '@/shared/ui/page-shell/rings';
import { sayGiven, sayReceived } from './exchange-terms';
import { sayOutcome, stateWords } from './exchange-words';
import './exchange-result.scss';

const ICONS = { pending: 'clock', done: 'check', refused: 'info' } as const;

interface ExchangeResultProps {
  /** As the service answered it. */
  made: ExchangeView;
  onCall: () => void;
}

/** Where the exchange stands, followed while the card side has not said. */
export const ExchangeResult = ({ made, onCall }: ExchangeResultProps) => {
  const answer = useAnswer('getExchange', made.state === 'pending' ? { params: { exchangeId: made.id } } : null);
  const exchange = answer.data ?? made;
  const isLate = useAskingAgain(answer.retry, exchange.state === 'pending');
  const { direction, state, given, received, startedAt } = exchange;
  return (
    <View className="exchange-result">
      <View className="exchange-result__head" {...aria({ role: 'status', isLive: true })}>
        <Rings className="exchange-result__rings" />
        <View className="exchange-result__sign">
          <Icon name={ICONS[state]} />
        </View>
        <View className="exchange-result__state">{stateWords[state]}</View>
        <View className="exchange-result__next">{sayOutcome(exchange)}</View>
        {isLate && <View className="exchange-result__next">请勿重复提交。结果会在 10 分钟内通知你，也会显示在互换记录里。</View>}
      </View>
      <View className="mb-cells">
        <Cell title="换出" value={sayGiven(direction, given)} />
        <Cell title="换入" value={sayReceived(direction, received)} />
        <Cell title="提交时间" value={sayInstant(startedAt)} />
        <Cell icon="phone" title="客服热线" value={brand.hotline} onPress={onCall} />
      </View>
    </View>
  );
};
