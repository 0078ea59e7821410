import type { MandateView } from '@micro-branch/contract/mandates';
import { View } from '@tarojs/components';
import { sayAmount } from '@/shared/ui/amount/say-amount';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Icon } from '@/shared/ui/icon/icon';
import { Notice } from '@/shared/ui/notice/notice';
import { Toggle } from '@/shared/ui/toggle/toggle';
import { sayLast, sayNext, stateWords } from './mandate-words';
import { useMandate } from './use-mandates';
import './mandate-tile.scss';

interface MandateTileProps {
  mandate: MandateView;
  isOffline: boolean;
}

const Fact = ({ label, words }: { label: string; words: string }) => (
  <View className="mandate-tile__fact">
    <View className="mandate-tile__label">{label}</View>
    <View className="mandate-tile__words mb-num">{words}</View>
  </View>
);

const Switches = ({ mandate, isOffline }: MandateTileProps) => {
  const { isBusy, refusal, turn, stop } = useMandate(mandate.id);
  const isDisabled = isOffline || isBusy;
  const name = mandate.alias ?? mandate.biller.name;
  return (
    <>
      {refusal && <Notice kind="warn">{refusal}</Notice>}
      <Toggle
        title={mandate.state === 'active' ? '自动扣款' : '自动扣款已暂停'}
        note={name}
        isOn={mandate.state === 'active'}
        isDisabled={isDisabled}
        onChange={turn}
      />
      <View className="mandate-tile__stop">
        <Button kind="danger" label={`停止自动缴费：${name}`} onPress={stop} isDisabled={isDisabled}>
          停止自动缴费
        </Button>
      </View>
    </>
  );
};

/** One mandate: for what, up to how much, what comes next, and how to pause and stop it. */
export const MandateTile = ({ mandate, isOffline }: MandateTileProps) => {
  const { biller, alias, maskedNumber, capFen, state, next, last } = mandate;
  return (
    <View className="mandate-tile" {...aria({ role: 'group', label: `${alias ?? biller.name}，${stateWords[state]}` })}>
      <View className="mandate-tile__head">
        <View className="mandate-tile__sign">
          <Icon name={biller.icon} />
        </View>
        <View className="mandate-tile__body">
          <View className="mandate-tile__name">{alias ?? biller.name}</View>
          <View className="mandate-tile__number mb-num">{alias === null ? maskedNumber : `${biller.name} ${maskedNumber}`}</View>
        </View>
        <View className={`mandate-tile__state mandate-tile__state--${state}`}>{stateWords[state]}</View>
      </View>
      <Fact label="单笔上限" words={sayAmount(capFen)} />
      {state !== 'stopped' && <Fact label="下一笔" words={next ? sayNext(next) : '出账后提前一天告知'} />}
      {last && <Fact label="上一笔" words={sayLast(last)} />}
      {state !== 'stopped' && <Switches mandate={mandate} isOffline={isOffline} />}
    </View>
  );
};
