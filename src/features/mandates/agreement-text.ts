/** What the member agrees to when bills may be debited. Another wording needs another `debitAgreementVersion` in the contract's brand. */
export const AGREEMENT: readonly { title: string; words: string }[] = [
  { title: '扣什么', words: '只扣这个户号已出的账单，从你在本行的账户扣款。单笔超过上限的不扣，由你自己缴。' },
  { title: '何时告知', words: '扣款前一天告诉你金额和日期，不会多扣；扣款后告诉你结果。' },
  { title: '余额不足', words: '之后两天各再扣一次。仍没有扣成就不再扣，提醒你自己缴。' },
  { title: '怎么停', words: '随时可以在这里暂停或停止，立即生效，不收费用。已告知但还没扣的那一笔也不再扣。' },
];
