import { fen } from '@micro-branch/contract/units';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];
const GROUP = 10_000;
const FEN_PER_YUAN = 100;
const FEN_PER_JIAO = 10;

/** Four digits: zeros between two others are one 零, those at the end none. */
const groupWords = (group: number): string => {
  let words = '';
  let isZeroOpen = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      isZeroOpen = words !== '';
      continue;
    }
    words += `${isZeroOpen ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    isZeroOpen = false;
  }
  return words;
};

const yuanWords = (yuan: number): string => {
  let words = '';
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const value = Math.floor(yuan / GROUP ** group) % GROUP;
    const above = Math.floor(yuan / GROUP ** (group + 1));
    if (value === 0) continue;
    const isGap = above > 0 && (value < GROUP / 10 || above % GROUP === 0);
    words += `${isGap ? '零' : ''}${groupWords(value)}${GROUPS[group]}`;
  }
  return words;
};

/**
 * An amount in the characters of a cheque (中国人民银行《正确填写票据和结算凭证的基本规定》): zeros in the middle are one 零, also where 角
 * is zero before 分 is not; what ends at 元 or 角 ends with 整, what ends at 分 does not.
 */
export const amountInWords = (amountFen: number): string => {
  const yuan = Math.floor(fen(amountFen) / FEN_PER_YUAN);
  const jiao = Math.floor((amountFen % FEN_PER_YUAN) / FEN_PER_JIAO);
  const last = amountFen % FEN_PER_JIAO;
  if (amountFen === 0) return '零元整';
  const whole = yuan === 0 ? '' : `${yuanWords(yuan)}元`;
  const tenths = jiao === 0 ? (last > 0 && yuan > 0 ? '零' : '') : `${DIGITS[jiao]}角`;
  return `${whole}${tenths}${last === 0 ? '整' : `${DIGITS[last]}分`}`;
};
