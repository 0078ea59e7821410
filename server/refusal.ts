import type { ErrorCode } from '@micro-branch/contract/errors';

/**
 * A "no" that belongs to the product: it rolls back, answers with a code of the contract, and is not logged as a fault.
 * Anything else that is thrown is a bug or an outage.
 */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = code,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** A notice that is not from whom it says, or was changed on its way: answered 401, kept nowhere, and no fault of ours. */
export class ForeignNotice extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'ForeignNotice';
  }
}
