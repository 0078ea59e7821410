import Taro from '@tarojs/taro';

const BYTES = 16;
const POOL_BYTES = BYTES * 16;

/**
 * WeChat's good randomness answers later, an event id is needed now: bytes are fetched ahead. Until the first ones
 * arrive, or where WeChat gives none, Math.random steps in: an id has to be unlike every other one, it is not a secret.
 */
let pool: number[] = [];

const refill = (): void => {
  if (!Taro.canIUse('getRandomValues')) return;
  const fill = ({ randomValues }: { randomValues: ArrayBuffer }) => void (pool = Array.from(new Uint8Array(randomValues)));
  // With a callback, because Taro makes no promise of this one.
  void Taro.getRandomValues({ length: POOL_BYTES, success: fill });
};
if (process.env.TARO_ENV === 'weapp') refill();

const randomBytes = (): number[] => {
  if (process.env.TARO_ENV !== 'weapp') return Array.from(crypto.getRandomValues(new Uint8Array(BYTES)));
  const bytes = pool.splice(0, BYTES);
  if (pool.length === 0) refill();
  return bytes.length === BYTES ? bytes : Array.from({ length: BYTES }, () => Math.floor(Math.random() * 256));
};

/** A UUID of version 4. */
export const newEventId = (): string => {
  const hex = randomBytes().map((byte, at) => {
    const marked = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  });
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
};
