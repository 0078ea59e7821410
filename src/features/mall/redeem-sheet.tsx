import type { ItemView } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { pressable } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Field } from '@/shared/ui/field/field';
import { FieldRow } from '@/shared/ui/field/field-row';
import { PHONE_CHARACTERS_MAX, phoneDigits } from '@/shared/ui/field/phone-number';
import { Icon } from '@/shared/ui/icon/icon';
import { Notice } from '@/shared/ui/notice/notice';
import { Points } from '@/shared/ui/points/points';
import { sayPoints } from '@/shared/ui/points/say-points';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { ItemPicture } from './item-picture';
import { sayShort, shortOf } from './mall-words';
import type { useRedeem } from './use-redeem';
import './redeem-sheet.scss';

interface RedeemSheetProps {
  item: ItemView;
  available: number;
  redeem: ReturnType<typeof useRedeem>;
  /** The branch that was chosen, by name. */
  branchName: string | undefined;
  onChooseBranch: () => void;
  onConfirm: () => void;
  onClose: () => void;
}

const BranchRow = ({ redeem, branchName, onChooseBranch }: Pick<RedeemSheetProps, 'redeem' | 'branchName' | 'onChooseBranch'>) => {
  const refusal = redeem.refusals.branchId ?? null;
  const words = branchName ?? '选择网点';
  return (
    <FieldRow label="领取网点" refusal={refusal}>
      <View
        className={`mb-field mb-field--choice${refusal ? ' mb-field--refused' : ''}`}
        {...pressable({ label: `领取网点 ${words}`, onPress: onChooseBranch })}
      >
        <View className={`mb-field__value${branchName ? '' : ' mb-field__value--none'}`}>{words}</View>
        <View className="mb-field__sign">
          <Icon name="down" isSmall />
        </View>
      </View>
    </FieldRow>
  );
};

const PhoneRow = ({ redeem }: Pick<RedeemSheetProps, 'redeem'>) => (
  <Field
    label="充值手机号"
    placeholder="话费充到这个号码"
    keyboard="number"
    maxLength={PHONE_CHARACTERS_MAX}
    autoComplete="tel"
    value={redeem.draft.phone}
    refusal={redeem.refusals.phone ?? null}
    onInput={(typed) => redeem.change({ phone: phoneDigits(typed) })}
  />
);

const Amount = ({ label, value }: { label: string; value: number }) => (
  <View className="redeem-sheet__amount">
    <View className="redeem-sheet__label">{label}</View>
    <Points value={value} />
  </View>
);

/** What is taken, what is left, and what else has to be said, before anything is redeemed. */
export const RedeemSheet = ({ item, available, redeem, onConfirm, onClose, ...branch }: RedeemSheetProps) => {
  const missing = shortOf(item.points, available);
  const { failure, refusal } = redeem.action;
  const isRefused = item.isSoldOut || item.leftForMember === 0 || missing > 0;
  const words = `确认兑换 ${sayPoints(item.points)}`;
  return (
    <Sheet
      title="确认兑换"
      onClose={onClose}
      foot={
        <Button onPress={onConfirm} isDisabled={redeem.action.isBusy || isRefused}>
          {words}
        </Button>
      }
    >
      <View className="redeem-sheet__item">
        <ItemPicture picture={item.picture} size="small" isGone={item.isSoldOut} />
        <View className="redeem-sheet__title">{item.title}</View>
      </View>
      <View className="redeem-sheet__amounts">
        <Amount label="扣除" value={item.points} />
        {missing === 0 && <Amount label="兑换后余额" value={available - item.points} />}
      </View>
      {item.kind === 'goods' && <BranchRow redeem={redeem} {...branch} />}
      {item.kind === 'top-up' && <PhoneRow redeem={redeem} />}
      {refusal && <Notice kind="warn">{failure === 'points-short' && missing > 0 ? `${sayShort(missing)}，积分未扣除。` : refusal}</Notice>}
    </Sheet>
  );
};
