import type { ExchangeDirection, ExchangeRate, ExchangeTerms } from '@micro-branch/contract/exchanges';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Field } from '@/shared/ui/field/field';
import { Icon } from '@/shared/ui/icon/icon';
import { Rings } from '@/shared/ui/page-shell/rings';
import { countPoints } from '@/shared/ui/points/say-points';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { AMOUNT_DIGITS_MAX, amountMax, receivedOf, sayExample, sayGiven, sayLeft, sayRate, sayReceived, sides, stepFrom } from './exchange-terms';
import type { Exchange } from './use-exchange';
import './exchange-form.scss';

interface ExchangeHeadProps {
  card: ExchangeTerms['card'];
  available: number;
}

const TABS = (Object.keys(sides) as ExchangeDirection[]).map((value) => ({ value, words: sides[value].words }));

const Side = ({ label, value }: { label: string; value: string }) => (
  <View className="exchange-head__side">
    <View className="exchange-head__label">{label}</View>
    <View className="exchange-head__value mb-num">{value}</View>
  </View>
);

/** What stands on both sides now. */
export const ExchangeHead = ({ card, available }: ExchangeHeadProps) => (
  <View className="exchange-head">
    <Rings className="exchange-head__rings" />
    <Side
      label={card.cardTail ? `信用卡积分 · 尾号 ${card.cardTail}` : '信用卡积分'}
      value={card.cardPoints === null ? '—' : countPoints(card.cardPoints)}
    />
    <View className="exchange-head__sign">
      <Icon name="swap" />
    </View>
    <Side label="微厅积分" value={countPoints(available)} />
  </View>
);

interface StepsProps {
  exchange: Exchange;
  rate: ExchangeRate;
}

/** The same amount without a keyboard: a step up, a step down, or all that can be given today. */
const Steps = ({ exchange: { amount, held, change }, rate }: StepsProps) => {
  const { step } = rate;
  const max = amountMax(rate, held);
  const to = (by: 1 | -1) => () => change(String(stepFrom(amount, { step, by, max })));
  return (
    <View className="exchange-form__steps">
      <Button kind="quiet" onPress={to(-1)} isDisabled={amount <= step}>{`减 ${step}`}</Button>
      <Button kind="quiet" onPress={to(1)} isDisabled={amount + step > max}>{`加 ${step}`}</Button>
      <Button kind="quiet" onPress={() => change(String(max))} isDisabled={max === 0}>
        全部可换
      </Button>
    </View>
  );
};

/** Which way, how much, and what it brings: the service decides, this only shows what its terms say. */
export const ExchangeForm = ({ exchange }: { exchange: Exchange }) => {
  const { direction, rate, typed, amount, fieldRefusal, turn, change } = exchange;
  return (
    <>
      <Tabs label="互换方向" tabs={TABS} chosen={direction} onChoose={(to) => to && turn(to)} />
      {rate && (
        <View className="exchange-form">
          <View className="exchange-form__rate">
            {sayRate(rate)}
            <View className="exchange-form__example">{sayExample(rate)}</View>
          </View>
          <Field
            label={`换出的${sides[direction].give}`}
            placeholder={`${rate.step} 的倍数`}
            keyboard="number"
            autoComplete="off"
            maxLength={AMOUNT_DIGITS_MAX}
            value={typed}
            refusal={fieldRefusal}
            onInput={change}
          />
          <Steps exchange={exchange} rate={rate} />
          <View className="exchange-form__received" {...aria({ isLive: true })}>
            {amount > 0 && amount % rate.step === 0
              ? `${sayGiven(direction, amount)}，可换 ${sayReceived(direction, receivedOf(rate, amount))}`
              : sayLeft(rate)}
          </View>
        </View>
      )}
    </>
  );
};
