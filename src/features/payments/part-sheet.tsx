import type { AmountTerms } from '@micro-branch/contract/billers';
import { Button } from '@/shared/ui/button/button';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { AmountField } from './amount-entry';
import { useAmount } from './use-amount';

interface PartSheetProps {
  terms: AmountTerms;
  onAmount: (amountFen: number) => void;
  onClose: () => void;
}

/** How much of what is owed is paid now. */
export const PartSheet = ({ terms, onAmount, onClose }: PartSheetProps) => {
  const draft = useAmount(terms, onAmount);
  return (
    <Sheet title="只缴一部分" onClose={onClose} foot={<Button onPress={draft.submit}>按这个金额缴</Button>}>
      <AmountField draft={draft} terms={terms} />
    </Sheet>
  );
};
