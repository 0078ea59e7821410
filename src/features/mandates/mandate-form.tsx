import type { BillAccountView } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { Field } from '@/shared/ui/field/field';
import { Notice } from '@/shared/ui/notice/notice';
import { Section } from '@/shared/ui/section/section';
import { AGREEMENT } from './agreement-text';
import { CAP_DIGITS_MAX } from './mandate-words';
import type { useStartMandate } from './use-mandates';
import './mandate-form.scss';

interface MandateFormProps {
  account: BillAccountView;
  starting: ReturnType<typeof useStartMandate>;
}

/** For which account, up to how much, and what is agreed to: short enough to be read. */
export const MandateForm = ({ account, starting }: MandateFormProps) => (
  <>
    <View className="mandate-form">
      <View className="mb-cells mandate-form__account">
        <Cell icon={account.biller.icon} title={account.alias ?? account.biller.name} note={account.maskedNumber} />
      </View>
      <Field
        label="单笔上限（元）"
        hint="账单超过这个金额就不自动扣，改由你自己缴。"
        placeholder="例如 500"
        keyboard="number"
        maxLength={CAP_DIGITS_MAX}
        autoComplete="off"
        value={starting.cap}
        refusal={starting.capRefusal}
        onInput={starting.change}
      />
      {starting.refusal && <Notice kind="warn">{starting.refusal}</Notice>}
    </View>
    <Section title="自动缴费协议">
      {AGREEMENT.map(({ title, words }) => (
        <View key={title} className="mandate-form__term">
          <View className="mandate-form__title">{title}</View>
          <View className="mandate-form__words">{words}</View>
        </View>
      ))}
    </Section>
  </>
);
