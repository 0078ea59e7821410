import { useState } from 'react';
import { View } from '@tarojs/components';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';
import { Button } from '@/shared/ui/button/button';
import { Field } from '@/shared/ui/field/field';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { replaceMember } from './session';

const NAME_MAX = 20;

/** The member says what they are called; friends see the surname only. */
export const NameSheet = ({ onClose }: { onClose: () => void }) => {
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    try {
      replaceMember(await call('updateMe', { body: { name: name.trim() } }));
      onClose();
    } catch (failure) {
      setRefusal(sayFailure(failure));
    }
  };
  return (
    <Sheet
      title="怎么称呼你"
      onClose={onClose}
      foot={
        <Button isDisabled={name.trim() === ''} onPress={() => void save()}>
          保存
        </Button>
      }
    >
      <View>分享产品时，朋友只看到姓氏，例如「王*」。</View>
      <Field
        label="姓名"
        placeholder="与证件一致"
        autoComplete="name"
        maxLength={NAME_MAX}
        value={name}
        refusal={refusal}
        onInput={setName}
      />
    </Sheet>
  );
};
