import type { BillerField, BillerView } from '@micro-branch/contract/billers';
import type { FamilyMember } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Choice } from '@/shared/ui/choice/choice';
import { Field } from '@/shared/ui/field/field';
import { Icon } from '@/shared/ui/icon/icon';
import { Notice } from '@/shared/ui/notice/notice';
import { ALIAS_CHARACTERS_MAX } from './account-terms';
import type { BindForm as Form } from './use-bind-form';
import './bind-form.scss';

interface HeadProps {
  biller: BillerView;
  hours: string;
}

const Head = ({ biller, hours }: HeadProps) => (
  <View className="bind-form__head">
    <View className="bind-form__sign">
      <Icon name={biller.icon} />
    </View>
    <View className="bind-form__body">
      <View className="bind-form__name" {...aria({ role: 'heading' })}>
        {biller.name}
      </View>
      <View className="bind-form__note">{biller.regionName}</View>
      <View className="bind-form__note">{`${hours} · ${biller.feeWords}`}</View>
    </View>
  </View>
);

const BillerFields = ({ fields, form }: { fields: readonly BillerField[]; form: Form }) => (
  <>
    {fields.map((field) => (
      <Field
        key={field.key}
        label={field.label}
        hint={field.hint}
        placeholder={`例如 ${field.sample}`}
        keyboard={field.keyboard}
        maxLength={field.maxLength + PASTED_BLANKS}
        autoComplete="off"
        value={form.draft.fields[field.key] ?? ''}
        refusal={form.refusals[field.key] ?? null}
        onInput={(typed) => form.changeField(field, typed)}
      />
    ))}
  </>
);

/** Room for the blanks of a number that is pasted in groups. */
const PASTED_BLANKS = 8;
const OWN = 'own';

interface BindFormProps extends HeadProps {
  form: Form;
  family: readonly FamilyMember[];
}

/** What the biller wants to know, as its own data says; and how the member wants to call it. */
export const BindForm = ({ biller, hours, form, family }: BindFormProps) => (
  <View className="bind-form">
    <Head biller={biller} hours={hours} />
    <BillerFields fields={biller.fields} form={form} />
    <Field
      label="备注名（选填）"
      placeholder="例如 爸妈家的电"
      maxLength={ALIAS_CHARACTERS_MAX}
      autoComplete="off"
      value={form.draft.alias}
      refusal={null}
      onInput={form.changeAlias}
    />
    {family.length > 0 && (
      <Choice
        label="为谁缴费"
        placeholder="自己"
        options={[{ value: OWN, words: '自己' }, ...family.map(({ id, name }) => ({ value: id, words: name }))]}
        value={form.draft.familyId ?? OWN}
        refusal={form.refusals.family ?? null}
        onChoose={(id) => form.changeFamily(id === OWN ? null : id)}
      />
    )}
    {biller.isDemonstration && <View className="bind-form__note">演示用缴费单位，不是真实机构，不会真的扣款。</View>}
    {form.failure && <Notice kind="warn">{form.failure}</Notice>}
  </View>
);
