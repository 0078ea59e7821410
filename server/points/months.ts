/** A calendar month of Asia/Shanghai, `YYYY-MM`. */
export const monthOf = (day: string): string => day.slice(0, 7);

const startOf = (month: string): Date => new Date(`${month}-01T00:00:00+08:00`);

const monthAfter = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** The instants between which months lie, from the first to the last of them: `from` is in, `until` is out. */
export const spanOf = (first: string, last: string = first): { from: Date; until: Date } => ({
  from: startOf(first),
  until: startOf(monthAfter(last)),
});
