import type { OrderView } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { copyText } from '@/shared/platform/clipboard';
import { showNotice } from '@/shared/platform/feedback';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { groupCode } from './mall-words';
import './order-code.scss';

const copy = async (code: string): Promise<void> =>
  showNotice((await copyText(code)) ? '券码已复制' : '没有复制成功，请照着抄写');

/** Spelled out for a reader: a code is letters, not a word. */
const spell = (code: string): string => [...code].join(' ');

/** The code of a coupon, to be copied; or the one that is shown at the counter, large enough to be read across it. */
export const OrderCode = ({ order }: { order: OrderView }) => {
  const { code, kind } = order;
  if (code === null) return null;
  const name = kind === 'coupon' ? '券码' : '领取码';
  return (
    <View className="order-code">
      <View className="order-code__name">{name}</View>
      <View className="order-code__code mb-num" {...aria({ role: 'group', label: `${name} ${spell(code)}` })}>
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
