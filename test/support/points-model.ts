import { expiryDay } from '../../server/points/expiry-day';
import { addDays } from '../../server/shanghai';

/** What the ledger must agree with: points as a few arrays, one thing after the other, no database and no races. */
interface Lot {
  points: number;
  remaining: number;
  endsOn: string;
}

export interface ModelSpend {
  id: string;
  points: number;
  returned: number;
  state: 'held' | 'settled' | 'released';
  taken: { lot: Lot; points: number }[];
}

export interface ModelExchange {
  direction: 'in' | 'out';
  /** Ours. */
  points: number;
  startedOn: string;
  state: 'pending' | 'done' | 'refused';
  /** What the card side has made of it, whether we heard or not; undefined when it never heard of it. */
  theirs: 'done' | 'refused' | undefined;
  hold: ModelSpend | undefined;
}

export interface Model {
  today: string;
  lots: Lot[];
  spends: ModelSpend[];
  exchanges: ModelExchange[];
}

/** `done`, or the code of the refusal. */
export type Outcome = 'done' | 'points-short' | 'state-changed' | 'exchange-cap-reached' | 'killed';

export const newModel = (today: string): Model => ({ today, lots: [], spends: [], exchanges: [] });

const byDay = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export const modelAvailable = ({ lots }: Model): number => sum(lots.map(({ remaining }) => remaining));

export const modelHeld = ({ spends }: Model): number =>
  sum(spends.filter(({ state }) => state === 'held').map(({ points, returned }) => points - returned));

export const modelEarn = (model: Model, points: number, expiryMonths: number): Outcome => {
  const day = expiryDay({ expiryMonths }, model.today);
  model.lots.push({ points, remaining: points, endsOn: day });
  return 'done';
};

export const modelSpend = (model: Model, id: string, points: number, isHeld: boolean): Outcome => {
  const lots = model.lots.filter(({ endsOn }) => endsOn >= model.today).sort((a, b) => byDay(a.endsOn, b.endsOn));
  if (sum(lots.map(({ remaining }) => remaining)) < points) return 'points-short';
  const taken: ModelSpend['taken'] = [];
  for (let [missing, at] = [points, 0]; missing > 0; at += 1) {
    const lot = lots[at]!;
    const part = Math.min(lot.remaining, missing);
    lot.remaining -= part;
    missing -= part;
    taken.push({ lot, points: part });
  }
  model.spends.push({ id, points, returned: 0, state: isHeld ? 'held' : 'settled', taken });
  return 'done';
};

export const modelSettle = (spend: ModelSpend): Outcome => {
  if (spend.state === 'released') return 'state-changed';
  spend.state = 'settled';
  return 'done';
};

/** The last-expiring first; what has ended meanwhile lives on for `graceDays`, or stays ended when there are none. */
export const modelReturn = ({ today, lots }: Model, spend: ModelSpend, points: number, graceDays: number | null): Outcome => {
  if (spend.returned + points > spend.points) return 'state-changed';
  const order = [...spend.taken].sort((a, b) => byDay(b.lot.endsOn, a.lot.endsOn) || lots.indexOf(b.lot) - lots.indexOf(a.lot));
  let missing = points;
  for (const part of order) {
    const given = Math.min(part.points, missing);
    if (given === 0) continue;
    part.points -= given;
    part.lot.remaining += given;
    missing -= given;
    if (part.lot.endsOn < today && graceDays !== null) part.lot.endsOn = addDays(today, graceDays);
  }
  spend.returned += points;
  if (spend.state === 'held' && spend.returned === spend.points) spend.state = 'released';
  return 'done';
};

export const modelExpire = (model: Model): Outcome => {
  for (const lot of model.lots) if (lot.endsOn < model.today) lot.remaining = 0;
  return 'done';
};

/** What comes of the card side's move: what it makes of it (undefined: it never hears), and what we hear. */
export const FATES = {
  done: { theirs: 'done', heard: 'done' },
  refused: { theirs: 'refused', heard: 'refused' },
  'lost on the way there': { theirs: undefined, heard: 'unknown' },
  'lost on the way back': { theirs: 'done', heard: 'unknown' },
  'killed before it was asked': { theirs: undefined, heard: 'killed' },
  'killed before it was heard': { theirs: 'done', heard: 'killed' },
} as const;
export type Fate = keyof typeof FATES;

export interface ExchangeTerms {
  dailyPoints: number;
  expiryMonths: number;
  graceDays: number;
}

const endExchange = (model: Model, made: ModelExchange, { expiryMonths, graceDays }: ExchangeTerms): void => {
  made.state = made.theirs ?? 'pending';
  if (made.hold && made.state === 'done') modelSettle(made.hold);
  if (made.hold && made.state === 'refused') modelReturn(model, made.hold, made.points, graceDays);
  if (!made.hold && made.state === 'done') modelEarn(model, made.points, expiryMonths);
};

export const modelExchange = (
  model: Model,
  { direction, points }: Pick<ModelExchange, 'direction' | 'points'>,
  fate: Fate,
  terms: ExchangeTerms,
): Outcome => {
  const ofToday = model.exchanges.filter((one) => one.direction === direction && one.startedOn === model.today && one.state !== 'refused');
  if (sum(ofToday.map((one) => one.points)) + points > terms.dailyPoints) return 'exchange-cap-reached';
  if (direction === 'out' && modelSpend(model, '', points, true) !== 'done') return 'points-short';
  const hold = direction === 'out' ? model.spends.at(-1) : undefined;
  const { theirs, heard } = FATES[fate];
  const made: ModelExchange = { direction, points, startedOn: model.today, state: 'pending', theirs, hold };
  model.exchanges.push(made);
  if (heard === 'done' || heard === 'refused') endExchange(model, made, terms);
  return heard === 'killed' ? 'killed' : 'done';
};

/** Every exchange that is pending is asked for; one that the card side never heard of is sent again, and done. */
export const modelResolve = (model: Model, terms: ExchangeTerms): Outcome => {
  for (const made of model.exchanges.filter(({ state }) => state === 'pending')) {
    made.theirs ??= 'done';
    endExchange(model, made, terms);
  }
  return 'done';
};
