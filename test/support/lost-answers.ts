/** What goes wrong with a call so that its caller does not learn what became of it, and whether it was done all the same. */
export const LOST_ANSWERS = [
  ['late', true],
  ['silent', false],
  ['cut-before', false],
  ['cut-after', true],
  ['fault-before', false],
  ['fault-after', true],
  ['forged', true],
  ['unsigned', true],
  ['nonsense', true],
  ['processing', true],
] as const;
