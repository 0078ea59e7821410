import type { ExchangeDirection, ExchangeTerms } from '@micro-branch/contract/exchanges';
import { useState } from 'react';
import { call } from '@/shared/api/call';
import { useRefresh } from '@/shared/api/refresh';
import { useAction } from '@/shared/api/use-action';
import { showRefusedField } from '@/shared/ui/field/show-refused-field';
import { digitsOf, heldBy, refuseAmount } from './exchange-terms';

interface Exchanging {
  terms: ExchangeTerms;
  /** Our points that can be given. */
  available: number;
}

interface Offer {
  direction: ExchangeDirection;
  amount: number;
  rulesVersion: number;
}

/** An exchange from the first digit to the answer. Whatever the answer, terms and balances are asked for again. */
export const useExchange = ({ terms, available }: Exchanging) => {
  const [direction, setDirection] = useState<ExchangeDirection>('in');
  const [typed, setTyped] = useState('');
  const [fieldRefusal, setFieldRefusal] = useState<string | null>(null);
  const [isConfirming, setIsConfirming] = useState(false);
  const refresh = useRefresh();
  const action = useAction(
    (key, offer: Offer) => call('exchange', { body: { key, ...offer } }),
    () => refresh('getExchangeTerms', 'listExchanges', 'getPoints'),
  );
  const rate = terms.rates.find((each) => each.direction === direction);
  const held = heldBy(direction, terms.card, available) ?? 0;
  const amount = Number(typed);

  const change = (text: string) => {
    setTyped(digitsOf(text));
    setFieldRefusal(null);
  };
  const turn = (to: ExchangeDirection) => {
    setDirection(to);
    change('');
  };
  const ask = () => {
    const refused = rate ? refuseAmount(rate, amount, held) : null;
    setFieldRefusal(refused);
    if (refused) showRefusedField();
    else setIsConfirming(true);
  };
  const dismiss = () => {
    action.reset();
    setIsConfirming(false);
  };
  const confirm = () => void action.run({ direction, amount, rulesVersion: terms.rulesVersion });
  return { direction, typed, amount, rate, held, fieldRefusal, isConfirming, action, change, turn, ask, dismiss, confirm };
};

export type Exchange = ReturnType<typeof useExchange>;
