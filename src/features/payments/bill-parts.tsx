import type { BillView } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { Amount } from '@/shared/ui/amount/amount';
import { readAmount } from '@/shared/ui/amount/say-amount';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { Choice } from '@/shared/ui/choice/choice';
import { sayFullDay } from '@/shared/ui/day-words';
import { Notice } from '@/shared/ui/notice/notice';
import { sayPoints } from '@/shared/ui/points/say-points';
import { Toggle } from '@/shared/ui/toggle/toggle';
import { pointsFenOf, stepPoints } from './checkout-terms';
import { MoneyRow } from './money-row';
import type { CheckoutState } from './use-checkout';
import './bill-parts.scss';

interface BillProps {
  bill: BillView;
}

interface ChosenProps extends BillProps {
  checkout: CheckoutState;
}

/** What an attentive friend would say before it is paid. Nothing is refused for it. */
export const BillWarnings = ({ bill: { unusual, limit, amountFen } }: BillProps) => (
  <>
    {unusual && (
      <View className="bill-parts__notice">
        <Notice kind="warn">
          这次 <Amount value={amountFen} size="small" />，平时约 <Amount value={unusual.usualFen} size="small" />。核对户号和账单后再缴。
        </Notice>
      </View>
    )}
    {limit && (
      <View className="bill-parts__notice">
        <Notice kind="warn">
          缴后本月超过你设的提示额度 <Amount value={limit.limitFen} size="small" />，本月已缴 <Amount value={limit.paidFen} size="small" />。
        </Notice>
      </View>
    )}
  </>
);

interface BreakdownProps extends BillProps {
  /** What is done here, in a word: 缴费 or 充值. */
  verb: string;
  /** Where a part may be paid: asks how much. */
  onPart: (() => void) | undefined;
  /** Where a part is to be paid: all of it after all. */
  onWhole: (() => void) | undefined;
}

/** What it is made of, before anything is taken off. */
export const Breakdown = ({ bill, verb, onPart, onWhole }: BreakdownProps) => (
  <View className="mb-cells bill-parts__cells">
    {bill.items.map(({ label, amountFen }) => (
      <MoneyRow key={label} title={label} amountFen={amountFen} />
    ))}
    {bill.amountFen !== bill.owedFen && <MoneyRow title="应缴" amountFen={bill.owedFen} />}
    {(bill.items.length !== 1 || bill.amountFen !== bill.owedFen) && <MoneyRow title={`本次${verb}`} amountFen={bill.amountFen} isSum />}
    {bill.feeFen === 0 ? <Cell title="手续费" value="免费" /> : <MoneyRow title="手续费" amountFen={bill.feeFen} />}
    {onPart && <Cell title="只缴一部分" note="余下的以后再缴" onPress={onPart} />}
    {onWhole && <Cell title="全部缴清" onPress={onWhole} />}
  </View>
);

const PointsRow = ({ bill, checkout: { choice, change, isLocked } }: ChosenProps) => {
  const { pointsMax, step } = bill.points;
  const { points } = choice;
  const shown = points > 0 ? points : pointsMax;
  const to = (by: 1 | -1) => () => change({ points: stepPoints(bill, points, by) });
  return (
    <>
      <Toggle
        title="积分抵扣"
        note={`${points > 0 ? '用' : '最多用'} ${sayPoints(shown)}，抵 ${readAmount(pointsFenOf(bill, shown))}`}
        isOn={points > 0}
        isDisabled={isLocked}
        onChange={(isOn) => change({ points: isOn ? pointsMax : 0 })}
      />
      {points > 0 && pointsMax > step && (
        <View className="bill-parts__steps">
          <Button kind="quiet" onPress={to(-1)} isDisabled={isLocked || points <= step}>{`少用 ${step}`}</Button>
          <Button kind="quiet" onPress={to(1)} isDisabled={isLocked || points >= pointsMax}>{`多用 ${step}`}</Button>
        </View>
      )}
    </>
  );
};

const NO_COUPON = 'none';

const CouponRow = ({ bill, checkout: { choice, change, isLocked } }: ChosenProps) => {
  const coupons = bill.coupons.map(({ id, title, fenOff, validUntil }) => ({
    value: id,
    words: `${title}，减 ${readAmount(fenOff)}`,
    note: `有效期至 ${sayFullDay(validUntil)}`,
  }));
  return (
    <View className="bill-parts__coupon">
      <Choice
        label="优惠券"
        placeholder={`${coupons.length} 张可用`}
        refusal={null}
        options={[{ value: NO_COUPON, words: '不使用' }, ...coupons]}
        value={choice.couponId}
        onChoose={(value) => !isLocked && change({ couponId: value === NO_COUPON ? null : value })}
      />
    </View>
  );
};

/** What the member takes off: points in whole steps, and a coupon. */
export const TakenOff = (props: ChosenProps) => {
  const hasPoints = props.bill.points.pointsMax > 0;
  const hasCoupons = props.bill.coupons.length > 0;
  if (!hasPoints && !hasCoupons) return null;
  return (
    <View className="mb-cells bill-parts__cells">
      {hasPoints && <PointsRow {...props} />}
      {hasCoupons && <CouponRow {...props} />}
    </View>
  );
};

/** What is left to pay, and with what. */
export const Settlement = ({ payFen }: { payFen: number }) => (
  <View className="mb-cells bill-parts__cells">
    <MoneyRow title="实付" amountFen={payFen} isSum />
    <Cell title="支付方式" value="微信支付" />
  </View>
);
