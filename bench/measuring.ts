export interface Options {
  /** How often each thing is measured. */
  runs: number;
  /** Of what is measured with a ledger: how many transfers it has, how many clients ask, and for how long in each run. */
  scales: readonly number[];
  /** Of the chain: how many nodes. */
  nodes: readonly number[];
  clients: number;
  /** As long as each benchmark takes for enough when nobody says. */
  seconds: number | undefined;
  report: (line: string) => void;
}

/** The middle one of an odd number of values, the upper middle one of an even number. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
