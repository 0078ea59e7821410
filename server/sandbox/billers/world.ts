import { createHash } from 'node:crypto';

/** What an account is known by at its biller. */
export interface Account {
  billerKey: string;
  fields: Record<string, string>;
}

export interface WorldBill {
  /** The month it is of, and the account: the same for whoever asks, and before and after a start of this machine. */
  id: string;
  fen: number;
  dueOn: string;
  period: string;
  items: { label: string; amountFen: number }[];
}

/** What the last digits of an account say of it. */
const ENDINGS = { unknown: '0404', owesNothing: '0000', paidElsewhere: '0409', refusing: '0422', lateOnce: '0408' } as const;
/** 王小满 owes this at first, and until it is paid. */
const XIAOMAN = { billerKey: 'electricity-310100', number: '3101000128600', fen: 128_60, dueDays: 5 };
/** The same sum, at an account whose first delivery is answered too late. */
const LATE_NUMBER = '3101001280408';

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '欧阳', '林'];
const DUE_DAYS_MIN = 5;
const DUE_DAYS_SPREAD = 15;
/** A cycle begins on a day that every month has. */
const ANCHOR_DAY_MAX = 28;
const DAY_MS = 86_400_000;

interface Range {
  fromFen: number;
  untilFen: number;
  stepFen: number;
  label: string;
  /** A second line, with its share of the bill in percent. */
  extra?: { label: string; percent: number };
}

const ANY: Range = { fromFen: 20_00, untilFen: 400_00, stepFen: 1, label: '应缴金额' };
/** By how the key of a biller begins. */
const RANGES: Record<string, Range> = {
  electricity: { fromFen: 30_00, untilFen: 380_00, stepFen: 1, label: '电费', extra: { label: '代征基金及附加', percent: 5 } },
  water: { fromFen: 15_00, untilFen: 120_00, stepFen: 1, label: '水费', extra: { label: '污水处理费', percent: 22 } },
  gas: { fromFen: 20_00, untilFen: 160_00, stepFen: 1, label: '燃气费' },
  heating: { fromFen: 900_00, untilFen: 2_600_00, stepFen: 1_00, label: '采暖费' },
  broadband: { fromFen: 59_00, untilFen: 199_00, stepFen: 10_00, label: '宽带月租' },
  property: { fromFen: 200_00, untilFen: 1_200_00, stepFen: 1_00, label: '物业服务费' },
  fine: { fromFen: 50_00, untilFen: 200_00, stepFen: 50_00, label: '交通违法罚款' },
  social: { fromFen: 300_00, untilFen: 900_00, stepFen: 1_00, label: '社会保险费' },
  tuition: { fromFen: 800_00, untilFen: 6_000_00, stepFen: 100_00, label: '学费' },
  medical: { fromFen: 10_00, untilFen: 300_00, stepFen: 50, label: '诊疗费' },
  etc: { fromFen: 10_00, untilFen: 200_00, stepFen: 50, label: '通行费' },
};

const BILL_ID = /^B(\d{4})(\d{2})-([0-9a-f]{24})$/;

const digestOf = (words: readonly unknown[]): Buffer => createHash('sha256').update(JSON.stringify(words)).digest();

const nameOf = ({ billerKey, fields }: Account): string =>
  digestOf([billerKey, ...Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]).toString('hex').slice(0, 24);

const endsIn = ({ fields }: Account, ending: string): boolean => Object.values(fields).some((value) => value.endsWith(ending));

const isXiaoman = ({ billerKey, fields }: Account): boolean => billerKey === XIAOMAN.billerKey && [XIAOMAN.number, LATE_NUMBER].includes(fields['account'] ?? '');

const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const itemsOf = ({ label, extra }: Range, fen: number): WorldBill['items'] => {
  if (!extra) return [{ label, amountFen: fen }];
  const extraFen = Math.floor((fen * extra.percent) / 100);
  return [{ label, amountFen: fen - extraFen }, { label: extra.label, amountFen: extraFen }];
};

/** The month (`202611`) in whose cycle a day is: a new cycle begins every month on the day of the month on which this machine started. */
const cycleOf = (day: string, startedOn: string): string => {
  const anchor = Math.min(Number(startedOn.slice(8)), ANCHOR_DAY_MAX);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - (Number(day.slice(8)) < anchor ? 1 : 0);
  return `${String(Math.floor(months / 12))}${String((months % 12) + 1).padStart(2, '0')}`;
};

const cycleStart = (month: string, startedOn: string): string => {
  if (month === cycleOf(startedOn, startedOn)) return startedOn;
  return `${month.slice(0, 4)}-${month.slice(4)}-${String(Math.min(Number(startedOn.slice(8)), ANCHOR_DAY_MAX)).padStart(2, '0')}`;
};

/**
 * What all billers know, without a table: an account owes each month what its number makes of it. `startedOn` is the Shanghai day on which this
 * machine started; a bill ends 5 to 19 days after its cycle began, so that what is asked first is always ahead.
 */
export const createWorld = (startedOn: string) => {
  const billOf = (account: Account, month: string): WorldBill => {
    const range = RANGES[account.billerKey.split('-')[0] ?? ''] ?? ANY;
    const digest = digestOf([nameOf(account), month]);
    const isFirst = isXiaoman(account) && month === cycleOf(startedOn, startedOn);
    const steps = Math.floor((range.untilFen - range.fromFen) / range.stepFen) + 1;
    const fen = isFirst ? XIAOMAN.fen : range.fromFen + (digest.readUInt32BE(0) % steps) * range.stepFen;
    const days = isFirst ? XIAOMAN.dueDays : DUE_DAYS_MIN + (digest.readUInt32BE(4) % DUE_DAYS_SPREAD);
    return {
      id: `B${month}-${nameOf(account)}`,
      fen,
      dueOn: addDays(cycleStart(month, startedOn), days),
      period: `${month.slice(0, 4)}年${String(Number(month.slice(4)))}月`,
      items: itemsOf(range, fen),
    };
  };
  return {
    isKnown: (account: Account): boolean => !endsIn(account, ENDINGS.unknown),
    owesNothing: (account: Account): boolean => endsIn(account, ENDINGS.owesNothing),
    isPaidElsewhere: (account: Account): boolean => endsIn(account, ENDINGS.paidElsewhere),
    /** The first delivery of each payment is done, and answered when nobody waits for it any more. */
    isLateOnce: (account: Account): boolean => endsIn(account, ENDINGS.lateOnce),
    isRefusing: (account: Account): boolean => endsIn(account, ENDINGS.refusing),
    holderOf: (account: Account): string => (isXiaoman(account) ? '王*' : `${SURNAMES[digestOf([nameOf(account)]).readUInt8(0) % SURNAMES.length]}*`),
    /** The bills that may be open on a day, the oldest first. */
    billsOn: (account: Account, day: string): WorldBill[] => {
      const [first, month] = [cycleOf(startedOn, startedOn), cycleOf(day, startedOn)];
      return (isXiaoman(account) && month !== first ? [first, month] : [month]).map((one) => billOf(account, one));
    },
    /** The bill of an account by its number; undefined when it is of another account, or none. */
    findBill: (account: Account, id: string): WorldBill | undefined => {
      const [, year, month, name] = BILL_ID.exec(id) ?? [];
      return name === nameOf(account) && year && month ? billOf(account, year + month) : undefined;
    },
  };
};

export type World = ReturnType<typeof createWorld>;
