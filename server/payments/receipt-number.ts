import type { Id } from '../ids';

const MODULUS = 97n;

/** The remainder that a number with its two check digits leaves (ISO/IEC 7064, MOD 97-10): one wrong digit, or two that changed places, leave another. */
const checkDigits = (digits: string): string => String((MODULUS + 1n - ((BigInt(digits) * 100n) % MODULUS)) % MODULUS).padStart(2, '0');

/** The number of a receipt: the year, the payment, two check digits. */
export const receiptNumber = (paidOn: string, paymentId: Id): string => {
  const digits = `${paidOn.slice(0, 4)}${paymentId}`;
  return digits + checkDigits(digits);
};

/** Whether a number was copied right: it says nothing of whether there is such a receipt. */
export const isReceiptNumber = (number: string): boolean => /^[0-9]{7,25}$/.test(number) && BigInt(number) % MODULUS === 1n;
