/** 8 characters without those that look alike, as the service makes them. */
const CODE = /^[2-9A-HJ-NP-Z]{8}$/;
const LOOK_ALIKES = /[01IO]/;

/** Room for a code that is typed in groups. */
export const CODE_CHARACTERS_MAX = 12;

/** A code as it was typed: upper case, without spaces and signs. */
export const codeOf = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');

export const isCode = (code: string): boolean => CODE.test(code);

/** Why what was typed so far cannot become a code; null while it can. */
export const refuseCode = (code: string): string | null => {
  if (LOOK_ALIKES.test(code)) return '领取码里没有 0、1、I、O。看着像它们的，请再核对一遍。';
  return code.length > 8 ? '领取码是 8 位。' : null;
};
