import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
}

/** Every process of this machine, as Linux tells it. */
const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The name of the program stands in brackets and may hold blanks: what follows does not.
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
        const isDead = fields[0] === 'Z';
        return isDead ? [] : [{ pid: Number(name), parent: Number(fields[1]) }];
      } catch {
        // It ended while it was read.
        return [];
      }
    });

/** Those that a process has started, and theirs. */
export const descendants = (of: number = process.pid): number[] => {
  const all = processes();
  const below = (parent: number): number[] => all.filter((one) => one.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)]);
  return below(of);
};
