import { brand } from '@micro-branch/contract/brand';
import type { Receipt } from '@micro-branch/contract/payments';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { createGate } from '../pictures/desk';
import { palette } from '../pictures/palette';
import { renderPicture } from '../pictures/render';
import { rings, svg, text } from '../pictures/svg';
import { shanghaiDay, shanghaiTime } from '../shanghai';
import { getReceipt } from './receipt';

const WIDTH = 750;
const LINE = 62;
const TOP = 300;

const yuan = (fen: number): string => `¥${Math.floor(fen / 100).toLocaleString('en-US')}.${String(fen % 100).padStart(2, '0')}`;

const LABEL_MAX = 20;
const cut = (words: string): string => ([...words].length > LABEL_MAX ? `${[...words].slice(0, LABEL_MAX - 1).join('')}…` : words);

const rowsOf = ({ number, payment, billerNumber, amountInWords }: Receipt): [string, string][] => {
  const { billerName, maskedNumber, period, amountFen, feeFen, pointsFen, couponFen, payFen, paidAt } = payment;
  const at = new Date(paidAt!);
  const rows: [string, string, boolean][] = [
    ['回单编号', number, true],
    ['收款单位', cut(billerName), true],
    ['缴费户号', cut(maskedNumber), true],
    ['账期', cut(period ?? ''), period !== null],
    ['缴费金额', yuan(amountFen), true],
    ['手续费', yuan(feeFen), feeFen > 0],
    ['积分抵扣', `−${yuan(pointsFen)}`, pointsFen > 0],
    ['优惠券', `−${yuan(couponFen)}`, couponFen > 0],
    ['实付', yuan(payFen), true],
    ['大写', amountInWords, true],
    ['支付时间', `${shanghaiDay(at)} ${shanghaiTime(at)}`, true],
    ['缴费编号', payment.id, true],
    ['收款方流水', cut(billerNumber), true],
  ];
  return rows.flatMap(([label, value, isShown]) => (isShown ? [[label, value]] : []));
};

/** Characters along the upper half of a circle, each turned to its middle. */
const around = (words: string, radius: number): string => {
  const letters = [...words];
  const step = Math.min(30, 220 / Math.max(letters.length - 1, 1));
  return letters
    .map((letter, at) => `<g transform="rotate(${(at - (letters.length - 1) / 2) * step})">${text(0, -radius, letter, 'text-anchor="middle" font-size="24"')}</g>`)
    .join('');
};

const sealAt = (x: number, y: number, { bankName, sealWords }: Receipt): string =>
  `<g transform="translate(${x} ${y}) rotate(-8)" fill="${palette.seal}" opacity="0.86">
    <circle r="98" fill="none" stroke="${palette.seal}" stroke-width="5"/><circle r="88" fill="none" stroke="${palette.seal}" stroke-width="1"/>
    ${around(bankName, 58)}
    <path d="M0-26 6-8 25-8 10 3 16 21 0 10-16 21-10 3-25-8-6-8z"/>
    ${text(0, 56, sealWords, 'text-anchor="middle" font-size="19"')}
  </g>`;

const drawing = (receipt: Receipt): string => {
  const rows = rowsOf(receipt);
  const height = TOP + rows.length * LINE + 210;
  const lines = rows.map(([label, value], at) => {
    const y = TOP + at * LINE;
    return `${text(64, y, label, `fill="${palette.ink2}"`)}${text(WIDTH - 64, y, value, `fill="${palette.ink}" text-anchor="end"`)}<path d="M64 ${y + 20}H${WIDTH - 64}" stroke="${palette.line}"/>`;
  });
  return svg(
    WIDTH,
    height,
    `<rect width="${WIDTH}" height="${height}" fill="${palette.surface}"/>
    <rect width="${WIDTH}" height="220" fill="${palette.brand}"/><clipPath id="top"><rect width="${WIDTH}" height="220"/></clipPath>
    <g clip-path="url(#top)">${rings({ x: 660, y: 40, colour: palette.onBrand, opacity: 0.4, count: 9, first: 40, step: 34 })}</g>
    ${text(64, 100, `${receipt.bankName} 缴费电子回单`, `fill="${palette.onBrand}" font-size="40"`)}
    ${text(64, 160, `${brand.appName} · 演示数据，不作凭证`, `fill="${palette.onBrand}" fill-opacity="0.8"`)}
    ${lines.join('\n')}
    ${text(64, height - 60, '由系统生成，可凭回单编号核对', `fill="${palette.ink2}" font-size="22"`)}
    ${sealAt(WIDTH - 170, height - 130, receipt)}`,
  );
};

/** One at a time: the rest of the machine is for everything else. */
const enter = createGate({ atOnceMax: 1, waitingMax: 20 });

/** The receipt as a PNG, with the account as masked as everywhere. Refuses as `getReceipt` does, and with `busy` when too many wait. */
export const getReceiptPicture = async (deps: Pick<Deps, 'database'>, memberId: Id, id: Id): Promise<Uint8Array> => {
  const receipt = await getReceipt(deps, memberId, id);
  return enter(() => renderPicture(drawing(receipt)));
};
