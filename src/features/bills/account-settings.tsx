import type { BillAccountView, FamilyMember } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { readAmount } from '@/shared/ui/amount/say-amount';
import { Cell } from '@/shared/ui/cell/cell';
import { OptionSheet } from '@/shared/ui/choice/option-sheet';
import { Notice } from '@/shared/ui/notice/notice';
import { ALIAS_CHARACTERS_MAX, LIMIT_DIGITS_MAX, REMINDERS, aliasOf, limitFenOf, refuseLimit, sayReminder, yuanDigits } from './account-terms';
import { TextSheet } from './text-sheet';
import { useAccountSettings, type AccountSettings } from './use-account';

type Setting = 'alias' | 'family' | 'reminder' | 'limit';

interface SheetProps {
  account: BillAccountView;
  settings: AccountSettings;
  onClose: () => void;
}

const OWN = 'own';

const AliasSheet = ({ account, settings, onClose }: SheetProps) => (
  <TextSheet
    title="备注名"
    words="只有你看得到，方便区分几个户号。留空则显示缴费单位的名称。"
    label="备注名"
    placeholder="例如 爸妈家的电"
    maxLength={ALIAS_CHARACTERS_MAX}
    first={account.alias ?? ''}
    refusal={settings.refusal}
    isBusy={settings.isBusy}
    onSave={(typed) => void settings.save({ alias: aliasOf(typed) }).then((isSaved) => isSaved && onClose())}
    onClose={onClose}
  />
);

const LimitSheet = ({ account, settings, onClose }: SheetProps) => {
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = (digits: string) => {
    const refused = refuseLimit(digits);
    setRefusal(refused);
    if (!refused) void settings.save({ monthlyLimitFen: limitFenOf(digits) }).then((isSaved) => isSaved && onClose());
  };
  return (
    <TextSheet
      title="每月提示额度"
      words="一个月内累计缴费超过这个金额时会提示你，不会拦下缴费。留空则不提示。"
      label="金额（元）"
      placeholder="例如 500"
      keyboard="number"
      maxLength={LIMIT_DIGITS_MAX}
      first={account.monthlyLimitFen === null ? '' : String(account.monthlyLimitFen / 100)}
      refusal={refusal ?? settings.refusal}
      isBusy={settings.isBusy}
      clean={yuanDigits}
      onSave={save}
      onClose={onClose}
    />
  );
};

interface AccountSettingsProps {
  account: BillAccountView;
  family: readonly FamilyMember[];
  isOffline: boolean;
}

/** How the member calls an account, whose it is, when to remind, and from what sum to warn. */
export const AccountSettingsCells = ({ account, family, isOffline }: AccountSettingsProps) => {
  const settings = useAccountSettings(account);
  const [open, setOpen] = useState<Setting | null>(null);
  const close = () => {
    settings.reset();
    setOpen(null);
  };
  const opens = (setting: Setting) => (isOffline ? {} : { onPress: () => setOpen(setting) });
  const sheet = { account, settings, onClose: close };
  const { alias, monthlyLimitFen, reminderDays } = account;
  const people = [{ value: OWN, words: '自己' }, ...family.map(({ id, name }) => ({ value: id, words: name }))];
  return (
    <>
      <View className="mb-cells">
        <Cell title="备注名" value={alias ?? '未设置'} {...opens('alias')} />
        <Cell title="为谁缴费" value={account.family?.name ?? '自己'} {...opens('family')} />
        <Cell title="账单提醒" value={sayReminder(reminderDays)} {...opens('reminder')} />
        <Cell title="每月提示额度" value={monthlyLimitFen === null ? '不提示' : readAmount(monthlyLimitFen)} {...opens('limit')} />
      </View>
      {settings.refusal && open === null && <Notice kind="warn">{settings.refusal}</Notice>}
      {open === 'alias' && <AliasSheet {...sheet} />}
      {open === 'limit' && <LimitSheet {...sheet} />}
      {open === 'family' && (
        <OptionSheet
          title="为谁缴费"
          options={people}
          value={account.family?.id ?? OWN}
          onChoose={(id) => void settings.save({ familyId: id === OWN ? null : id })}
          onClose={close}
        />
      )}
      {open === 'reminder' && (
        <OptionSheet
          title="账单提醒"
          options={REMINDERS.map(({ value, words }) => ({ value, words }))}
          value={REMINDERS.find(({ days }) => days === reminderDays)?.value ?? null}
          onChoose={(value) => void settings.save({ reminderDays: REMINDERS.find((each) => each.value === value)?.days ?? null })}
          onClose={close}
        />
      )}
    </>
  );
};
