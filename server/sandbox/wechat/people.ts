import { createHash } from 'node:crypto';

/** WeChat DevTools gives this code when nobody is signed in to it: whoever shows it is one fixed visitor. */
export const TOURIST_CODE = 'the code is a mock one';
export const TOURIST = 'tourist';

/** People whose name starts so are refused by WeChat's risk control (40226). */
const HIGH_RISK = 'high-risk';

export const isHighRisk = (person: string): boolean => person.startsWith(HIGH_RISK);

/** People whose name starts so have no credit card of the bank. The bank knows them by openid alone, so theirs says it too. */
const NO_CARD = 'no-card';
const NO_CARD_OPENID = 'o-no-card-';

export const hasCreditCard = (openid: string): boolean => !openid.startsWith(NO_CARD_OPENID);

/** People whose name starts so have nothing in their account at the bank. */
const SHORT = 'short-';
const SHORT_OPENID = 'o-short-';

export const hasMoney = (openid: string): boolean => !openid.startsWith(SHORT_OPENID);

/** How the openids of people begin whose name says something that the bank knows as well. */
const startOf = (person: string): string => {
  if (person.startsWith(NO_CARD)) return NO_CARD_OPENID;
  return person.startsWith(SHORT) ? SHORT_OPENID : 'o';
};

/** A person has one openid in one mini-program, for ever: 28 characters that start with `o`, as WeChat's do. */
export const openidOf = (person: string): string =>
  `${startOf(person)}${createHash('sha256').update(`openid of ${person}`).digest('base64url')}`.slice(0, 28);
