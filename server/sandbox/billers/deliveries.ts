import { PartnerRefusal } from '../partner/signatures';

export type DeliveryAnswer = { state: 'DONE'; serial: string; acceptedOn: string } | { state: 'REFUSED'; reason: string };

interface StatementLine {
  id: string;
  billerKey: string;
  amountFen: number;
  serial: string;
}

/** A statement that is made as it is read: for days with more lines than anybody wants to deliver first. */
interface PlayedStatement {
  count: number;
  lineAt: (index: number) => StatementLine;
}

type Distortion = 'twice' | 'left-out' | 'other-amount';

interface Kept {
  terms: string;
  answer: DeliveryAnswer;
}

const ID = /^[1-9][0-9]{0,18}$/;
const PAGE_LINES = 5_000;
const OTHER_AMOUNT_FEN = 1;

const distorted = (line: StatementLine, how: Distortion | undefined): StatementLine[] => {
  if (how === 'twice') return [line, line];
  if (how === 'left-out') return [];
  return [how === 'other-amount' ? { ...line, amountFen: line.amountFen + OTHER_AMOUNT_FEN } : line];
};

/** Statements of what was accepted, by day: what a biller tells of it may be made to differ from what it did. */
const createStatements = () => {
  const days = new Map<string, StatementLine[]>();
  const played = new Map<string, PlayedStatement>();
  const distortions = new Map<string, Distortion>();
  const linesOf = (day: string): StatementLine[] => {
    const lines = days.get(day) ?? [];
    days.set(day, lines);
    return lines;
  };
  /** The statement as it is told; made anew when something was accepted or distorted since. */
  let told = { key: '', lines: [] as StatementLine[] };
  const distortedOf = (day: string): StatementLine[] => {
    const key = [day, linesOf(day).length, distortions.size].join();
    if (told.key !== key) told = { key, lines: linesOf(day).flatMap((line) => distorted(line, distortions.get(line.id))) };
    return told.lines;
  };
  const tellOf = (day: string): PlayedStatement => {
    const lines = distortions.size === 0 ? linesOf(day) : distortedOf(day);
    return played.get(day) ?? { count: lines.length, lineAt: (index) => lines[index]! };
  };
  return {
    add: (day: string, line: StatementLine): void => void linesOf(day).push(line),
    play: (day: string, statement: PlayedStatement): void => void played.set(day, statement),
    distort: (id: string, how: Distortion): void => void distortions.set(id, how),
    /** Pages count from 1; the last one says so, and what all of them come to. */
    page: (day: string, page: number): object => {
      const { count, lineAt } = tellOf(day);
      const from = (page - 1) * PAGE_LINES;
      if (from > count) throw new PartnerRefusal(404, 'PAGE');
      const lines = Array.from({ length: Math.min(PAGE_LINES, count - from) }, (_, index) => lineAt(from + index));
      if (from + PAGE_LINES < count) return { lines, last: false };
      let fen = 0;
      for (let index = 0; index < count; index += 1) fen += lineAt(index).amountFen;
      return { lines, last: true, count, fen };
    },
  };
};

/** Deliveries by the id of the payment: the same id on the same terms is accepted once and answered alike for ever. */
export const createDeliveries = () => {
  const kept = new Map<string, Kept>();
  const { add, page, play, distort } = createStatements();
  return {
    page,
    play,
    distort,
    addLine: add,
    /** `decide` gives the reason of a refusal, or undefined when it is accepted. */
    place: (line: Omit<StatementLine, 'serial'>, terms: string, { day, decide }: { day: string; decide: () => string | undefined }): DeliveryAnswer => {
      if (!ID.test(line.id)) throw new PartnerRefusal(400, 'ID');
      const known = kept.get(line.id);
      if (known && known.terms !== terms) throw new PartnerRefusal(409, 'OTHER_TERMS');
      if (known) return known.answer;
      const reason = decide();
      const serial = `BL${String(kept.size + 1).padStart(10, '0')}`;
      const answer: DeliveryAnswer = reason === undefined ? { state: 'DONE', serial, acceptedOn: day } : { state: 'REFUSED', reason };
      kept.set(line.id, { terms, answer });
      if (reason === undefined) add(day, { ...line, serial });
      return answer;
    },
    find: (id: string): DeliveryAnswer => {
      const known = kept.get(id);
      if (!known) throw new PartnerRefusal(404, 'NEVER_HEARD');
      return known.answer;
    },
    /** Of which payments something was accepted. */
    accepted: (): string[] => [...kept].filter(([, { answer }]) => answer.state === 'DONE').map(([id]) => id),
  };
};

export type Deliveries = ReturnType<typeof createDeliveries>;
