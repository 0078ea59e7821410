import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/shared/ui/button/button';
import { Field } from '@/shared/ui/field/field';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { CODE_CHARACTERS_MAX, type BillCode } from './use-bill-code';

/** Where there is no camera, what the code says is pasted. */
export const CodeSheet = ({ code }: { code: BillCode }) => {
  const [text, setText] = useState('');
  return (
    <Sheet
      title="账单码"
      onClose={code.dismiss}
      foot={
        <Button onPress={() => code.read(text.trim())} isDisabled={code.isBusy || text.trim() === ''}>
          识别账单码
        </Button>
      }
    >
      <View className="mb-sheet__words">用微信「扫一扫」读出纸质账单上的二维码，把内容粘贴到这里。</View>
      <Field
        label="账单码内容"
        placeholder="以 MBBILL1: 开头"
        maxLength={CODE_CHARACTERS_MAX}
        autoComplete="off"
        value={text}
        refusal={code.refusal}
        onInput={setText}
      />
    </Sheet>
  );
};
