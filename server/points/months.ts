/** A calendar month of Asia/Shanghai, `YYYY-MM`. */
export const monthOf = (day: string): string => day.slice(0, 7);

const startOf = (month: string): Date => new Date(`${month}-01T00:00:00+08:00`);

const monthAfter = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** So many months, of which the given one is the last. */
export const monthsUntil = (last: string, count: number): string[] => {
  const [year = 0, month = 0] = last.split('-').map(Number);
  return Array.from({ length: count }, (_, at) => new Date(Date.UTC(year, month - count + at, 1)).toISOString().slice(0, 7));
};

/** The instants between which months lie, from the first to the last of them: `from` is in, `until` is out. */
export const spanOf = (first: string, last: string = first): { from: Date; until: Date } => ({
  from: startOf(first),
  until: startOf(monthAfter(last)),
});
