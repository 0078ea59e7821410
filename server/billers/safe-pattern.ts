/**
 * A pattern comes from a file and runs on what strangers type. These limits keep every one of them fast: with at most three repetitions of
 * open length, each over at most 40 characters, and none within another, the worst of them takes milliseconds.
 */
const OPEN_REPETITIONS_MAX = 3;
const CHOICES_MAX = 6;
const REPEAT_MAX = 40;

interface Group {
  /** Has, at any depth, a repetition of open length or a choice. */
  isOpen: boolean;
  /** How often, at most, something in it is repeated. */
  repeats: number;
}

interface Found {
  open: number;
  choices: number;
}

const TOKEN = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|.)|\[(?:\\.|[^\]\\])*\]|\(\?:|\(\?.?|[()|]|[*+?]\??|\{([0-9]+)(,([0-9]*))?\}\??|[^]/gu;

/** Why the token is not taken by itself, if it is not. */
const tokenFault = (token: string): string | undefined => {
  if (/^\\[1-9k]/.test(token)) return '不能引用前面的内容（\\1、\\k）';
  if (/^\\[bB]/.test(token)) return '不能用\\b';
  if (token.startsWith('(?') && token !== '(?:') return '括号里不能用(?=、(?!、(?<这类判断';
  return undefined;
};

interface Quantifier {
  isOpen: boolean;
  most: number;
}

const quantifierOf = (token: string): Quantifier | undefined => {
  if (/^[*+]/.test(token)) return { isOpen: true, most: Infinity };
  if (token.startsWith('?')) return { isOpen: true, most: 1 };
  const counted = /^\{([0-9]+)(,([0-9]*))?\}/.exec(token);
  if (!counted) return undefined;
  const [, least = '0', range, most = ''] = counted;
  if (range === undefined) return { isOpen: false, most: Number(least) };
  return { isOpen: true, most: most === '' ? Infinity : Number(most) };
};

const countedFault = ({ open, choices }: Found): string | undefined => {
  if (open > OPEN_REPETITIONS_MAX) return `长短不定的重复（*、+、?、{1,3}）最多${OPEN_REPETITIONS_MAX}处`;
  return choices > CHOICES_MAX ? `“或”（|）最多${CHOICES_MAX}个` : undefined;
};

const compileFault = (pattern: string): string | undefined => {
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
    return undefined;
  } catch {
    return '不是有效的正则表达式';
  }
};

/** What a quantifier does to the groups that are open; `closed` is the group that it repeats, if it is one. */
const repeat = (groups: readonly Group[], closed: Group | undefined, { isOpen, most }: Quantifier): string | undefined => {
  if (closed?.isOpen && most > 1) return '重复的括号里不能再有重复或“或”';
  const repeats = (closed?.repeats ?? 1) * (Number.isFinite(most) ? most : 1);
  if (repeats > REPEAT_MAX) return `重复次数最多${REPEAT_MAX}`;
  for (const group of groups) {
    group.isOpen ||= isOpen;
    group.repeats = Math.max(group.repeats, repeats);
  }
  return undefined;
};

const walk = (tokens: readonly string[]): string | undefined => {
  const found: Found = { open: 0, choices: 0 };
  const groups: Group[] = [{ isOpen: false, repeats: 1 }];
  let closed: Group | undefined;
  for (const token of tokens) {
    const quantifier = quantifierOf(token);
    const fault = tokenFault(token) ?? (quantifier && repeat(groups, closed, quantifier));
    if (fault !== undefined) return fault;
    if (quantifier?.isOpen) found.open += 1;
    if (token === '|') {
      found.choices += 1;
      groups.forEach((group) => (group.isOpen = true));
    }
    if (token.startsWith('(')) groups.push({ isOpen: false, repeats: 1 });
    closed = token === ')' ? groups.pop() : undefined;
  }
  return countedFault(found);
};

/** Why a pattern is not taken, in words for whoever wrote it; undefined where it is. */
export const patternFault = (pattern: string): string | undefined => compileFault(pattern) ?? walk(pattern.match(TOKEN) ?? []);
