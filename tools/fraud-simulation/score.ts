import type { Finding } from '../../server/fraud/rules';
import type { History, Scheme } from './history';

export const KINDS = ['second-account', 'device-ring', 'network-ring', 'burst', 'impossible-speed', 'loop'] as const satisfies Scheme['kind'][];

export interface Tally {
  /** Signals raised, and those of them that are about somebody dishonest. */
  signals: number;
  trueSignals: number;
  /** Schemes there were, those a signal of their own kind was raised about, and those any signal was. */
  schemes: number;
  found: number;
  foundByAny: number;
}

export type Tallies = Record<Scheme['kind'], Tally>;

export const noTallies = (): Tallies =>
  Object.fromEntries(KINDS.map((kind) => [kind, { signals: 0, trueSignals: 0, schemes: 0, found: 0, foundByAny: 0 }])) as Tallies;

const isAbout = ({ sharerId, openerId }: Finding, people: ReadonlySet<string>): boolean =>
  people.has(sharerId) || (openerId !== null && people.has(openerId));

/** Adds what was found in one history to what was found in others. */
export const tally = (tallies: Tallies, { schemes }: History, findings: readonly Finding[]): void => {
  const dishonest = new Set(schemes.flatMap(({ memberIds }) => [...memberIds]));
  for (const finding of findings) {
    const of = tallies[finding.kind];
    of.signals += 1;
    if (isAbout(finding, dishonest)) of.trueSignals += 1;
  }
  for (const { kind, memberIds } of schemes) {
    const about = findings.filter((finding) => isAbout(finding, memberIds));
    const of = tallies[kind];
    of.schemes += 1;
    if (about.some((finding) => finding.kind === kind)) of.found += 1;
    if (about.length > 0) of.foundByAny += 1;
  }
};

export interface Score extends Tally {
  kind: Scheme['kind'] | 'all';
  /** Of the signals, how many are true; null where none was raised. */
  precision: number | null;
  /** Of the schemes, how many a signal of their kind was raised about; in all, any signal. */
  recall: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1_000) / 1_000);

export const scoresOf = (tallies: Tallies): Score[] => {
  const all = Object.values(tallies).reduce((sum, one) => ({
    signals: sum.signals + one.signals,
    trueSignals: sum.trueSignals + one.trueSignals,
    schemes: sum.schemes + one.schemes,
    found: sum.found + one.found,
    foundByAny: sum.foundByAny + one.foundByAny,
  }));
  const kinds = KINDS.map((kind) => ({ kind, ...tallies[kind], found: tallies[kind].found }));
  return [
    ...kinds.map((one) => ({ ...one, precision: ratio(one.trueSignals, one.signals), recall: ratio(one.found, one.schemes) })),
    { kind: 'all', ...all, precision: ratio(all.trueSignals, all.signals), recall: ratio(all.foundByAny, all.schemes) },
  ];
};
