import type { CardView } from '@micro-branch/contract/cards';
import type { VisitPeriod } from '@micro-branch/contract/applications';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { scrollToFirst } from '@/shared/platform/scroll';
import { aria } from '@/shared/ui/aria';
import { Choice } from '@/shared/ui/choice/choice';
import type { Option } from '@/shared/ui/choice/option-sheet';
import { sayDay } from '@/shared/ui/day-words';
import { Field } from '@/shared/ui/field/field';
import { PHONE_CHARACTERS_MAX, phoneDigits } from '@/shared/ui/field/phone-number';
import { Notice } from '@/shared/ui/notice/notice';
import type { useApplicationForm } from './use-application-form';
import { visitDays } from './visit-days';
import { periodWords } from './visit-words';
import './application-form.scss';

const periodOptions = Object.entries(periodWords).map(([value, words]) => ({ value, words }));

type Form = ReturnType<typeof useApplicationForm>;

const ContactFields = ({ draft, refusals, change }: Form) => (
  <>
    <Field
      label="姓名"
      placeholder="与证件一致"
      maxLength={20}
      autoComplete="name"
      value={draft.name}
      refusal={refusals.name ?? null}
      onInput={(name) => change({ name })}
    />
    <Field
      label="手机号"
      placeholder="用于网点与你确认"
      keyboard="number"
      maxLength={PHONE_CHARACTERS_MAX}
      autoComplete="tel"
      value={draft.phone}
      refusal={refusals.phone ?? null}
      onInput={(typed) => change({ phone: phoneDigits(typed) })}
    />
  </>
);

interface VisitFieldsProps {
  form: Form;
  branchOptions: readonly Option[];
}

const VisitFields = ({ form: { draft, refusals, change }, branchOptions }: VisitFieldsProps) => {
  const [days] = useState(() => visitDays(Date.now()));
  return (
    <>
      <Choice
        label="网点"
        placeholder="选择网点"
        options={branchOptions}
        value={draft.branchId}
        refusal={refusals.branchId ?? null}
        onChoose={(branchId) => change({ branchId })}
      />
      <Choice
        label="到访日期"
        placeholder="选择工作日"
        options={days.map((day) => ({ value: day, words: sayDay(day) }))}
        value={draft.visitOn}
        refusal={refusals.visitOn ?? null}
        onChoose={(visitOn) => change({ visitOn })}
      />
      <Choice
        label="时段"
        placeholder="上午或下午"
        options={periodOptions}
        value={draft.visitPeriod}
        refusal={refusals.visitPeriod ?? null}
        onChoose={(period) => change({ visitPeriod: period as VisitPeriod })}
      />
    </>
  );
};

/** Stands below the last field, which may be out of sight, and comes into it. */
const Failure = ({ children }: { children: string }) => {
  useEffect(() => void setTimeout(() => scrollToFirst('.application-form__failure')), []);
  return (
    <View className="application-form__failure">
      <Notice kind="warn">{children}</Notice>
    </View>
  );
};

interface ApplicationFormProps extends VisitFieldsProps {
  card: CardView;
}

/** What the branch has to know, and the card it is about with the sentence the law wants beside it. */
export const ApplicationForm = ({ card, ...visit }: ApplicationFormProps) => (
  <View className="application-form">
    <View className="application-form__card">
      <View className="application-form__title" {...aria({ role: 'heading' })}>
        {card.title}
      </View>
      <View className="application-form__risk">{card.riskStatement}</View>
    </View>
    <ContactFields {...visit.form} />
    <VisitFields {...visit} />
    {visit.form.failure && <Failure>{visit.form.failure}</Failure>}
  </View>
);
