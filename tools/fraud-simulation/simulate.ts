import { RULES } from '../../server/fraud/rules';
import { StartError } from '../../server/start-error';
import { tellDishonestStories } from './dishonest';
import { newWorld, type History } from './history';
import { tellHonestStories } from './honest';
import { noTallies, scoresOf, tally, type Score } from './score';
import { watch } from './watch';

/** The limits were chosen on seeds 1 to 20; what is reported is measured on others. */
const REPORTED_FROM = 101;
const REPORTED = 20;

export interface Simulation {
  rulesVersion: number;
  seeds: number[];
  arrivals: number;
  seconds: number;
  scores: Score[];
}

/** Two weeks of a branch, honest and not. Who was what, only the scores are told. */
export const inventHistory = (seed: number): History => {
  const world = newWorld(seed);
  tellHonestStories(world);
  tellDishonestStories(world);
  return world.history;
};

/** Runs the rules in force over invented histories: of one seed, or of those that are reported. */
export const simulateFraud = (seed?: number): Simulation => {
  const startedMs = performance.now();
  const seeds = seed === undefined ? Array.from({ length: REPORTED }, (_, at) => REPORTED_FROM + at) : [seed];
  const tallies = noTallies();
  let arrivals = 0;
  for (const one of seeds) {
    const history = inventHistory(one);
    arrivals += history.happenings.filter(({ kind }) => kind === 'arrival').length;
    tally(tallies, history, watch(history));
  }
  const seconds = Math.round((performance.now() - startedMs) / 10) / 100;
  return { rulesVersion: RULES.version, seeds, arrivals, seconds, scores: scoresOf(tallies) };
};

const COLUMNS = ['kind', 'signals', 'true', 'precision', 'schemes', 'found', 'recall', 'by any'];
const share = (value: number | null): string => (value === null ? '-' : value.toFixed(3));

/** The simulation as a table for people. */
export const tellSimulation = ({ rulesVersion, seeds, arrivals, seconds, scores }: Simulation): string => {
  const rows = scores.map(({ kind, signals, trueSignals, precision, schemes, found, recall, foundByAny }) => [
    kind, String(signals), String(trueSignals), share(precision), String(schemes), String(kind === 'all' ? foundByAny : found), share(recall), String(foundByAny),
  ]);
  const line = (cells: readonly string[]): string => cells.map((cell, at) => (at === 0 ? cell.padEnd(18) : cell.padStart(11))).join('');
  const head = `Rules version ${rulesVersion}, ${seeds.length} histories (seeds ${seeds[0]}–${seeds.at(-1)}), ${arrivals} arrivals, ${seconds} s.`;
  return [head, line(COLUMNS), ...rows.map(line)].join('\n');
};

const SEED_MAX = 2 ** 32 - 1;

/** What the command says. Refuses a seed that is no whole number of 32 bits. */
export const runSimulation = ({ seed, json }: { seed?: string | undefined; json?: boolean | undefined }): string => {
  const number = seed === undefined ? undefined : Number(seed);
  if (number !== undefined && !(Number.isInteger(number) && number >= 0 && number <= SEED_MAX)) {
    throw new StartError(`--seed is a whole number from 0 to ${SEED_MAX}`);
  }
  const simulation = simulateFraud(number);
  return json ? JSON.stringify(simulation) : tellSimulation(simulation);
};
