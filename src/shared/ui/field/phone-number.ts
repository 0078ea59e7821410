const PHONE = /^1[3-9]\d{9}$/;

/** Room for a number that is pasted as `+86 138 0000 0000`. */
export const PHONE_CHARACTERS_MAX = 20;

export const PHONE_REFUSAL = '手机号是 1 开头的 11 位数字。';

export const isPhone = (digits: string): boolean => PHONE.test(digits);

/** A number as it was typed or pasted, without signs, spaces and the country. */
export const phoneDigits = (typed: string): string => typed.replace(/\D/g, '').replace(/^86(?=\d{11}$)/, '');
