import { fen } from '@micro-branch/contract/units';

const FEN_PER_YUAN = 100;

/** `1,280` and `60` of an amount in fen: an amount always has its two decimals. */
export const partsOf = (amountFen: number): { yuan: string; decimals: string } => {
  const whole = fen(Math.abs(amountFen));
  return {
    yuan: Math.trunc(whole / FEN_PER_YUAN).toLocaleString('en-US'),
    decimals: String(whole % FEN_PER_YUAN).padStart(2, '0'),
  };
};

const signOf = (amountFen: number): string => (amountFen < 0 ? '−' : '');

/** `¥1,280.60`: for sentences, and for rows that take nothing but words. */
export const sayAmount = (amountFen: number): string => {
  const { yuan, decimals } = partsOf(amountFen);
  return `${signOf(amountFen)}¥${yuan}.${decimals}`;
};

/** `1280元6角` as it is read out: a reader makes an English number of `¥1,280.60`. */
export const readAmount = (amountFen: number): string => {
  const whole = fen(Math.abs(amountFen));
  const [yuan, jiao, rest] = [Math.trunc(whole / FEN_PER_YUAN), Math.trunc((whole % FEN_PER_YUAN) / 10), whole % 10];
  const words = `${yuan > 0 || whole === 0 ? `${yuan}元` : ''}${jiao > 0 ? `${jiao}角` : ''}${rest > 0 ? `${rest}分` : ''}`;
  return `${amountFen < 0 ? '减' : ''}${words}`;
};
