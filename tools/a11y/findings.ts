/** One thing that is wrong: which demand, where, and by how much. */
export interface Fault {
  kind: string;
  where: string;
  what: string;
}

/** What was found on one page in one theme, or on all of them. */
export interface Findings {
  /** Nodes that break a rule of axe, whatever its impact. */
  violations: number;
  /** Main text is what has the colour of ink; the rest is captions and words on buttons. */
  contrast: { checked: number; belowAA: number; undecided: number; lowest: number; main: number; mainBelowAAA: number; lowestMain: number };
  targets: { checked: number; tooSmall: number; smallest: number };
  text: { checked: number; tooSmall: number; smallest: number };
  faults: Fault[];
}

export const noFindings = (): Findings => ({
  violations: 0,
  contrast: { checked: 0, belowAA: 0, undecided: 0, lowest: 21, main: 0, mainBelowAAA: 0, lowestMain: 21 },
  targets: { checked: 0, tooSmall: 0, smallest: Number.MAX_SAFE_INTEGER },
  text: { checked: 0, tooSmall: 0, smallest: Number.MAX_SAFE_INTEGER },
  faults: [],
});

const LEAST = new Set(['lowest', 'lowestMain', 'smallest']);

const join = <Figures extends Record<string, number>>(one: Figures, other: Figures): Figures => {
  const joined = Object.entries(one).map(([name, value]) => {
    const more = other[name] ?? 0;
    return [name, LEAST.has(name) ? Math.min(value, more) : value + more];
  });
  return Object.fromEntries(joined) as Figures;
};

export const joinFindings = (one: Findings, other: Findings): Findings => ({
  violations: one.violations + other.violations,
  contrast: join(one.contrast, other.contrast),
  targets: join(one.targets, other.targets),
  text: join(one.text, other.text),
  faults: [...one.faults, ...other.faults],
});
