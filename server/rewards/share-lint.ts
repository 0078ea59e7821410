/**
 * Words that WeChat takes for pay for sharing, forced sharing or coaxing (微信小程序平台运营规范 5.1), or for heads that are counted
 * (禁止传销条例 art. 7). A reward is for what a friend does later, and its text may say nothing else.
 */
const SHARING = '(?:分享|转发|邀请|邀约|拉新|助力|扩散|发朋友圈|发圈|发群)';
const GETTING = '(?:得|领|送|奖|赚|赢|抽|返|拿|获|解锁|提现|翻倍|红包)';
const COAXED: readonly RegExp[] = [
  new RegExp(`${SHARING}.{0,12}${GETTING}`, 'u'),
  new RegExp(`${GETTING}.{0,4}(?:请|就|快|赶紧|立即|马上)${SHARING}`, 'u'),
  new RegExp(`(?:不|未|没)${SHARING}`, 'u'),
  new RegExp(`${SHARING}(?:到|给|至)?.{0,6}(?:个群|位好友|个好友|人后|次后|后)`, 'u'),
  /集赞|砍一刀|拉人头|人头费|发展下线|躺赚|裂变/u,
];

/** Without what is put between the signs to slip past, seen or not: 分 享·得 is 分享得. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');

/** The words of a text that pay for sharing or force it; null when there are none. */
export const coaxingIn = (text: string): string | null => {
  for (const coaxed of COAXED) {
    const found = coaxed.exec(plain(text));
    if (found) return found[0];
  }
  return null;
};
