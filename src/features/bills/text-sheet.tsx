import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/shared/ui/button/button';
import { Field } from '@/shared/ui/field/field';
import { Sheet } from '@/shared/ui/sheet/sheet';

interface TextSheetProps {
  title: string;
  words: string;
  label: string;
  placeholder: string;
  maxLength: number;
  keyboard?: 'text' | 'number';
  first: string;
  /** Why the last attempt was not taken. */
  refusal: string | null;
  isBusy: boolean;
  /** What is kept of what is typed. */
  clean?: (typed: string) => string;
  onSave: (value: string) => void;
  onClose: () => void;
}

const asTyped = (typed: string): string => typed;

/** One line to fill in, with what it is for. Nothing typed takes away what stood there. */
export const TextSheet = ({ title, words, first, isBusy, clean = asTyped, onSave, onClose, ...field }: TextSheetProps) => {
  const [value, setValue] = useState(first);
  return (
    <Sheet
      title={title}
      onClose={onClose}
      foot={
        <Button onPress={() => onSave(value)} isDisabled={isBusy}>
          保存
        </Button>
      }
    >
      <View className="mb-sheet__words">{words}</View>
      <Field autoComplete="off" value={value} onInput={(typed) => setValue(clean(typed))} {...field} />
    </Sheet>
  );
};
