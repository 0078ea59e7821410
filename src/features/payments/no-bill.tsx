import type { BillerView } from '@micro-branch/contract/billers';
import type { ApiError, FailureCode } from '@/shared/api/api-error';
import { sentenceOf } from '@/shared/api/sentences';
import { Empty } from '@/shared/ui/empty/empty';
import { Hotline } from '@/shared/ui/hotline/hotline';
import type { IconName } from '@/shared/ui/icon/icon';

interface NoBillProps {
  error: ApiError;
  biller: BillerView | undefined;
  onRetry: () => void;
  onHistory: () => void;
  onDone: () => void;
}

interface Said {
  icon: IconName;
  title: string;
  words: string;
  /** What leads on; without one there is nothing to be done here. */
  action?: 'again' | 'history';
}

const SAID: Partial<Record<FailureCode, Said>> = {
  'nothing-due': { icon: 'check', title: '没有欠费', words: '这个户号现在没有要缴的账单。' },
  'biller-closed': { icon: 'clock', title: '现在不受理', words: sentenceOf['biller-closed'] },
  'bill-under-payment': { icon: 'clock', title: '正在缴费', words: '这笔账单有一笔缴费还没有结果，请勿重复缴费。', action: 'history' },
  'biller-unavailable': { icon: 'offline', title: '缴费单位没有回应', words: '没有查到账单，未扣款。稍后再试即可。', action: 'again' },
  'account-refused': { icon: 'info', title: '没有查到账单', words: sentenceOf['account-refused'] },
  'biller-not-found': { icon: 'info', title: '没有查到账单', words: sentenceOf['biller-not-found'] },
  'amount-refused': { icon: 'info', title: '这个金额不能缴', words: '未扣款。改成页面上范围内的金额。' },
};

/** The failures of a look-up that say something about the account; undefined for those that any request has. */
export const noBill = ({ error: { code }, biller, onRetry, onHistory, onDone }: NoBillProps) => {
  const said = SAID[code];
  if (!said) return undefined;
  const actions = {
    again: { words: '重新查询', onPress: onRetry },
    history: { words: '看缴费记录', onPress: onHistory },
    done: { words: '完成', onPress: onDone },
  };
  const words = code === 'biller-closed' && biller ? `${said.words}受理时间：${biller.hoursWords}` : said.words;
  return (
    <>
      <Empty icon={said.icon} title={said.title} words={words} action={actions[said.action ?? 'done']} />
      <Hotline />
    </>
  );
};
