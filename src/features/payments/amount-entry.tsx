import type { AmountTerms, BillerView } from '@micro-branch/contract/billers';
import { fen, formatYuan } from '@micro-branch/contract/units';
import { View } from '@tarojs/components';
import { AMOUNT_CHARACTERS_MAX, sayStep } from '@/shared/ui/amount/parse-amount';
import { sayAmount } from '@/shared/ui/amount/say-amount';
import { aria, pressable, walkable } from '@/shared/ui/aria';
import { Field } from '@/shared/ui/field/field';
import type { AmountDraft } from './use-amount';
import './amount-entry.scss';

interface AmountFieldProps {
  draft: AmountDraft;
  terms: AmountTerms;
}

/** Where any amount can be paid, there is nothing to say. */
const stepHint = (terms: AmountTerms) => (terms.stepFen > 1 ? { hint: sayStep(terms) } : {});

/** How much the member pays, in digits. */
export const AmountField = ({ draft, terms }: AmountFieldProps) => (
  <Field
    label="缴费金额（元）"
    placeholder={`${sayAmount(terms.minFen)} 到 ${sayAmount(terms.maxFen)}`}
    keyboard="decimal"
    autoComplete="off"
    maxLength={AMOUNT_CHARACTERS_MAX}
    value={draft.typed}
    refusal={draft.refusal}
    {...stepHint(terms)}
    onInput={draft.change}
  />
);

interface DenominationsProps {
  denominations: BillerView['denominations'];
  chosenFen: number | null;
  isDisabled: boolean;
  onChoose: (amountFen: number) => void;
}

/** The fixed amounts of a top-up: one tap chooses, and the bill follows at once. */
export const Denominations = ({ denominations, chosenFen, isDisabled, onChoose }: DenominationsProps) => (
  <View className="denominations" {...aria({ role: 'radiogroup', label: '充值金额' })} {...walkable}>
    {denominations.map((amountFen) => (
      <View
        key={amountFen}
        className={`denominations__one mb-num${amountFen === chosenFen ? ' denominations__one--chosen' : ''}`}
        {...pressable({
          role: 'radio',
          label: formatYuan(fen(amountFen)),
          isChecked: amountFen === chosenFen,
          isDisabled,
          onPress: () => onChoose(amountFen),
        })}
      >
        {formatYuan(fen(amountFen))}
      </View>
    ))}
  </View>
);
