import type { MessageKind } from '@micro-branch/contract/messages';
import { useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';
import { askForMessages, canAskForMessages } from '@/shared/platform/subscribe';

const THANKS = '已开启。结果和账单到期前会在微信里通知你，每次同意提醒一次。';
const NOT_NOW = '没有开启。需要时可在下次缴费后再开。';

/**
 * Asks whether messages of some kinds may be sent. What they are called at WeChat is known before the tap: WeChat asks only
 * straight from one.
 */
export const useMessageAsk = (kinds: readonly MessageKind[]) => {
  const { data } = useAnswer('listMessageTemplates', canAskForMessages() ? {} : null);
  const [said, setSaid] = useState<{ words: string; isOn: boolean } | null>(null);
  const wanted = (data?.templates ?? []).filter(({ kind }) => kinds.includes(kind));
  const ask = async (): Promise<void> => {
    const ids = await askForMessages(wanted.map(({ templateId }) => templateId));
    const accepted = wanted.filter(({ templateId }) => ids.includes(templateId)).map(({ kind }) => kind);
    if (accepted.length === 0) return setSaid({ words: NOT_NOW, isOn: false });
    try {
      await call('recordGrants', { body: { accepted } });
      setSaid({ words: THANKS, isOn: true });
    } catch (failure) {
      setSaid({ words: sayFailure(failure), isOn: false });
    }
    return undefined;
  };
  return { isOffered: wanted.length > 0, said, ask: () => void ask() };
};
