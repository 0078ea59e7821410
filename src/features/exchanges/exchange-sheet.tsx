import type { ExchangeRate } from '@micro-branch/contract/exchanges';
import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { Notice } from '@/shared/ui/notice/notice';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { receivedOf, refuseAmount, sayGiven, sayRate, sayReceived } from './exchange-terms';
import type { Exchange } from './use-exchange';
import './exchange-sheet.scss';

interface ExchangeSheetProps {
  exchange: Exchange;
  rate: ExchangeRate;
}

/** What is given and what is received, before anything moves. After a refusal it shows the terms as they are by then. */
export const ExchangeSheet = ({ exchange, rate }: ExchangeSheetProps) => {
  const { direction, amount, held, action, confirm, dismiss } = exchange;
  const isRefused = refuseAmount(rate, amount, held) !== null;
  return (
    <Sheet
      title="确认互换"
      onClose={dismiss}
      foot={
        <Button onPress={confirm} isDisabled={action.isBusy || isRefused}>
          {`确认换出 ${sayGiven(direction, amount)}`}
        </Button>
      }
    >
      <View className="exchange-sheet__rows">
        <Cell title="换出" value={sayGiven(direction, amount)} />
        <Cell title="换入" value={sayReceived(direction, receivedOf(rate, amount))} />
        <Cell title="比例" value={sayRate(rate)} />
      </View>
      <View className="mb-sheet__words">互换完成后不能撤回。没有成功时，换出的积分原样退回。</View>
      {action.refusal && <Notice kind="warn">{action.refusal}</Notice>}
    </Sheet>
  );
};
