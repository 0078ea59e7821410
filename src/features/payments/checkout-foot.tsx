import { View } from '@tarojs/components';
import { readAmount, sayAmount } from '@/shared/ui/amount/say-amount';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import { PageFoot } from '@/shared/ui/page-shell/page-shell';
import type { CheckoutState } from './use-checkout';

const BUSY_WORDS = { 'at-cashier': '正在支付', unpaid: '', unsure: '', ready: '正在提交' } as const;

interface CheckoutFootProps {
  checkout: CheckoutState;
  /** What is done here, in a word: 缴费 or 充值. */
  verb: string;
  /** There is a cashier here at all. */
  canPay: boolean;
}

/** The one button that pays, and after the cashier was left without paying, the way out. */
export const CheckoutFoot = ({ checkout, verb, canPay }: CheckoutFootProps) => {
  const { payFen, stage, isBusy, words, cancelRefusal, pay, cancel } = checkout;
  const isLeft = stage === 'unpaid' || stage === 'unsure';
  const action = isLeft ? '继续支付' : `确认${verb}`;
  return (
    <>
      {!canPay && (
        <View className="bill-parts__notice">
          <Notice>在微信里打开这个页面，就可以付款。</Notice>
        </View>
      )}
      {(words ?? cancelRefusal) && (
        <View className="bill-parts__notice">
          <Notice kind="warn">{cancelRefusal ?? words}</Notice>
        </View>
      )}
      <PageFoot>
        {isLeft && (
          <Button kind="quiet" onPress={cancel} isDisabled={isBusy}>
            {`取消${verb}`}
          </Button>
        )}
        <Button onPress={pay} label={`${action} ${readAmount(payFen)}`} isDisabled={isBusy || !canPay || payFen < 1}>
          {(isBusy && BUSY_WORDS[stage]) || `${action} ${sayAmount(payFen)}`}
        </Button>
      </PageFoot>
    </>
  );
};
