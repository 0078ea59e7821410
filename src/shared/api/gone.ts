import type { ErrorCode } from '@micro-branch/contract/errors';
import { ApiError } from './api-error';

/**
 * Takes something away, and takes its absence for success: a second try after a lost answer finds nothing to take away, and
 * that is what the member wanted.
 */
export const takeAway = async (away: Promise<unknown>, gone: ErrorCode): Promise<'done'> => {
  try {
    await away;
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.code !== gone) throw failure;
  }
  return 'done';
};
