import type { AmountTerms } from '@micro-branch/contract/billers';
import { useState } from 'react';
import { parseAmount, refuseAmount } from '@/shared/ui/amount/parse-amount';
import { showRefusedField } from '@/shared/ui/field/show-refused-field';

/** An amount as it is typed; nothing is asked before it could be paid. */
export const useAmount = (terms: AmountTerms | null, onAmount: (amountFen: number) => void) => {
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    setRefusal(null);
  };
  const submit = () => {
    if (!terms) return;
    const amountFen = parseAmount(typed);
    const refused = refuseAmount(amountFen, terms);
    setRefusal(refused);
    if (refused) showRefusedField();
    else if (amountFen !== null) onAmount(amountFen);
  };
  return { typed, refusal, change, submit };
};

export type AmountDraft = ReturnType<typeof useAmount>;
