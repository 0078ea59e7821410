import type { OrderView } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { call } from '@/shared/api/call';
import { useAction } from '@/shared/api/use-action';
import { copyText } from '@/shared/platform/clipboard';
import { showNotice } from '@/shared/platform/feedback';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import { groupCode } from './mall-words';
import './order-code.scss';

const copy = async (code: string): Promise<void> =>
  showNotice((await copyText(code)) ? '券码已复制' : '没有复制成功，请照着抄写');

/** What fits on one line in the largest letters. */
const SHORT = 8;

/** Spelled out for a reader: a code is letters, not a word. */
const spell = (code: string): string => [...code].join(' ');

/** A code that was not looked at: looking at it gives up the right to give the coupon back, so that is said first. */
const HiddenCode = ({ order, onSeen }: { order: OrderView; onSeen: () => void }) => {
  const { isBusy, refusal, run } = useAction(() => call('revealCode', { params: { orderId: order.id } }), onSeen);
  return (
    <View className="order-code">
      <View className="order-code__name">{order.canReturn ? '查看券码前可以退回，查看后不能退回。' : '券码还没有查看。'}</View>
      <Button kind="secondary" onPress={() => void run()} isDisabled={isBusy}>
        查看券码
      </Button>
      {refusal && <Notice kind="warn">{refusal}</Notice>}
    </View>
  );
};

/** The code of a coupon, to be copied; or the one that is shown at the counter, large enough to be read across it. */
export const OrderCode = ({ order, onSeen }: { order: OrderView; onSeen: () => void }) => {
  const { code, kind } = order;
  if (order.canReveal) return <HiddenCode order={order} onSeen={onSeen} />;
  if (code === null) return null;
  const name = kind === 'coupon' ? '券码' : '领取码';
  return (
    <View className="order-code">
      <View className="order-code__name">{name}</View>
      <View className={`order-code__code mb-num${code.length > SHORT ? ' order-code__code--long' : ''}`} {...aria({ role: 'group', label: `${name} ${spell(code)}` })}>
        {groupCode(code)}
      </View>
      {kind === 'coupon' && (
        <View className="order-code__copy">
          <Button kind="quiet" onPress={() => void copy(code)}>
            复制券码
          </Button>
        </View>
      )}
    </View>
  );
};
