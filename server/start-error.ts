/** A start that cannot go on for a reason the operator can mend: told in words and without a stack. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartError';
  }
}
