import type { BillAccountView, UpdateAccountBody } from '@micro-branch/contract/bills';

/** The longest alias, as the service counts it. */
export const ALIAS_CHARACTERS_MAX = 12;

/** Days before the end of payment at which a reminder may come. */
export const REMINDERS = [
  { value: 'never', words: '不提醒', days: null },
  { value: '1', words: '提前 1 天', days: 1 },
  { value: '3', words: '提前 3 天', days: 3 },
  { value: '7', words: '提前 7 天', days: 7 },
] as const;

const LIMIT_YUAN_MAX = 1_000_000;
export const LIMIT_DIGITS_MAX = 7;

type Settings = UpdateAccountBody;

/** What is set now: the service takes all of it, whichever part was changed. */
export const settingsOf = ({ alias, family, reminderDays, monthlyLimitFen }: BillAccountView): Settings => ({
  alias,
  familyId: family?.id ?? null,
  reminderDays: REMINDERS.find(({ days }) => days === reminderDays)?.days ?? null,
  monthlyLimitFen,
});

/** A name as it is kept: no name is none. */
export const aliasOf = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** Whole yuan as they were typed. */
export const yuanDigits = (typed: string): string => typed.replace(/\D/g, '').replace(/^0+/, '').slice(0, LIMIT_DIGITS_MAX);

/** Why a limit cannot be set; null when it can. Nothing typed takes the limit away. */
export const refuseLimit = (digits: string): string | null =>
  Number(digits) > LIMIT_YUAN_MAX ? '最多 1,000,000 元。' : null;

export const limitFenOf = (digits: string): number | null => (digits === '' ? null : Number(digits) * 100);

export const sayReminder = (days: number | null): string => REMINDERS.find((each) => each.days === days)?.words ?? '不提醒';
