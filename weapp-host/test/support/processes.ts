import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
}

/** As Linux tells it: a slim container has no `ps`. */
const readProc = (): Process[] =>
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

const askPs = (): Process[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }));

/** Those that a process has started, and theirs. */
export const descendants = (of: number = process.pid): number[] => {
  const all = process.platform === 'linux' ? readProc() : askPs();
  const below = (parent: number): number[] => all.filter((one) => one.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)]);
  return below(of);
};
