import { BILL_HEADER } from '../../billers/bill-lines';

/** The files that hosted billers of the demonstration have left with us, as they would: keys of billers, and lines of bills. */
export interface HostedDemonstration {
  key: string;
  text: (dueOn: string) => string;
}

const HOLDERS = ['王*满', '李*远', '赵*德', '陈*', '林*', '周*宁', '', '吴*'];

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Twelve houses of three staircases and six floors, two homes on each: 432 homes. */
const homes = range(12).flatMap((house) => range(3).flatMap((stairs) => range(6).flatMap((floor) => [1, 2].map((home) => `${house}-${stairs}-${floor}0${home}`))));

const linesOf = (accounts: readonly string[], { prefix, period, amountFen }: { prefix: string; period: string; amountFen: (index: number) => number }) => (dueOn: string) =>
  [BILL_HEADER, ...accounts.map((account, index) => `${account},${prefix}${index + 1},${amountFen(index)},${period},${dueOn},${HOLDERS[index % HOLDERS.length]}`)].join('\n');

export const hostedDemonstrations: readonly HostedDemonstration[] = [
  { key: 'property-310100', text: linesOf(homes, { prefix: 'AJ', period: '本季物业费', amountFen: (index) => 42_000 + (index % 7) * 5_850 }) },
  {
    key: 'tuition-310100',
    text: linesOf(range(60).map((place) => `20260101${String(place).padStart(2, '0')}`), { prefix: 'XF', period: '本学期学费', amountFen: (index) => (index % 5 === 0 ? 96_000 : 120_000) }),
  },
];
