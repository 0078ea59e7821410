import type { MessageKind } from '@micro-branch/contract/messages';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { Notice } from '@/shared/ui/notice/notice';
import { useMessageAsk } from './use-message-ask';
import './message-ask.scss';

const KINDS: readonly MessageKind[] = ['payment-result', 'bill-due'];

/** Offers to be told by WeChat; nothing where WeChat cannot ask. */
export const MessageAsk = () => {
  const { isOffered, said, ask } = useMessageAsk(KINDS);
  if (!isOffered) return null;
  return (
    <View className="message-ask">
      {said && <Notice kind={said.isOn ? 'ok' : 'info'} icon={said.isOn ? 'check' : 'info'}>{said.words}</Notice>}
      {!said?.isOn && (
        <View className="mb-cells">
          <Cell icon="chat" title="开启缴费提醒" note="缴费结果和账单到期前，在微信里通知你" onPress={ask} />
        </View>
      )}
    </View>
  );
};
