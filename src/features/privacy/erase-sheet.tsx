import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { Button } from '@/shared/ui/button/button';
import { Field } from '@/shared/ui/field/field';
import { Notice } from '@/shared/ui/notice/notice';
import { sayPoints } from '@/shared/ui/points/say-points';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { ERASE_SCOPE, ERASE_WORD, ERASURE } from './erasure-text';
import { NoticeBody } from './notice-body';
import './erase-sheet.scss';

interface EraseSheetProps {
  isBusy: boolean;
  /** Nothing can be decided without a network. */
  isOnline: boolean;
  refusal: string | null;
  onErase: () => void;
  onClose: () => void;
}

const Keep = ({ onClose }: Pick<EraseSheetProps, 'onClose'>) => (
  <Button kind="secondary" onPress={onClose}>
    暂不注销
  </Button>
);

/** What is lost with the account that the member may still want: told in points where they are known. */
const PointsLeft = () => {
  const { data } = useAnswer('getPoints', {});
  if (!data || data.available === 0) return null;
  return (
    <View className="erase-sheet__points">
      <Notice>{`你还有 ${sayPoints(data.available)}，注销后不能再使用。`}</Notice>
    </View>
  );
};

const ReadFirst = ({ onContinue, onClose }: Pick<EraseSheetProps, 'onClose'> & { onContinue: () => void }) => (
  <Sheet
    title="注销账户"
    onClose={onClose}
    foot={
      <>
        <Keep onClose={onClose} />
        <Button kind="danger" onPress={onContinue}>
          继续注销
        </Button>
      </>
    }
  >
    <View className="mb-sheet__words">{ERASE_SCOPE}</View>
    <PointsLeft />
    <NoticeBody parts={ERASURE} />
  </Sheet>
);

const Confirm = ({ isBusy, isOnline, refusal, onErase, onClose }: EraseSheetProps) => {
  const [word, setWord] = useState('');
  return (
    <Sheet
      title="确认注销账户"
      onClose={onClose}
      foot={
        <>
          <Keep onClose={onClose} />
          <Button kind="danger" onPress={onErase} isDisabled={isBusy || !isOnline || word.trim() !== ERASE_WORD}>
            {isBusy ? '正在注销' : '注销账户'}
          </Button>
        </>
      }
    >
      <View className="mb-sheet__words">{`注销后不能恢复。请在下面输入「${ERASE_WORD}」两个字，再点「注销账户」。`}</View>
      <Field label={`输入「${ERASE_WORD}」确认`} placeholder={ERASE_WORD} autoComplete="off" maxLength={4} value={word} refusal={null} onInput={setWord} />
      {refusal && <Notice kind="warn">{refusal}</Notice>}
      {!isOnline && <Notice kind="warn">网络没有连上，账户没有注销。</Notice>}
    </Sheet>
  );
};

/** Asks twice before an account is closed: once what that means, once for a word that nobody types by mistake. */
export const EraseSheet = (props: EraseSheetProps) => {
  const [hasRead, setHasRead] = useState(false);
  return hasRead ? <Confirm {...props} /> : <ReadFirst onContinue={() => setHasRead(true)} onClose={props.onClose} />;
};
