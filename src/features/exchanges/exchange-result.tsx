import type { ExchangeView } from '@micro-branch/contract/exchanges';
import { View } from '@tarojs/components';
import { useAnswer } from '@/shared/api/answer';
import { useAskingAgain } from '@/shared/api/asking-again';
import { Cell } from '@/shared/ui/cell/cell';
import { sayInstant } from '@/shared/ui/day-words';
import { Hotline } from '@/shared/ui/hotline/hotline';
import { HotlineCell } from '@/shared/ui/hotline/hotline-cell';
import { Outcome } from '@/shared/ui/outcome/outcome';
import { sayGiven, sayReceived } from './exchange-terms';
import { sayOutcome, stateWords } from './exchange-words';
import './exchange-result.scss';

const LATE = '请勿重复提交。结果会在 10 分钟内通知你，也会显示在互换记录里。';
const ICONS = { pending: 'clock', done: 'check', refused: 'info' } as const;

interface ExchangeResultProps {
  /** As the service answered it. */
  made: ExchangeView;
}

/** Where the exchange stands, followed while the card side has not said. */
export const ExchangeResult = ({ made }: ExchangeResultProps) => {
  const answer = useAnswer('getExchange', made.state === 'pending' ? { params: { exchangeId: made.id } } : null);
  const exchange = answer.data ?? made;
  const isLate = useAskingAgain(answer.retry, exchange.state === 'pending');
  const { direction, state, given, received, startedAt } = exchange;
  return (
    <>
      <Outcome
        tone="gold"
        icon={ICONS[state]}
        title={stateWords[state]}
        words={isLate ? [sayOutcome(exchange), LATE] : [sayOutcome(exchange)]}
      />
      <View className="mb-cells exchange-result__facts">
        <Cell title="换出" value={sayGiven(direction, given)} />
        <Cell title="换入" value={sayReceived(direction, received)} />
        <Cell title="提交时间" value={sayInstant(startedAt)} />
        <HotlineCell />
      </View>
      <Hotline />
    </>
  );
};
