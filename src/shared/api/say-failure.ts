import { ApiError } from './api-error';
import { sentenceOf } from './sentences';

/** What the member reads when a call has thrown, whatever it threw. */
export const sayFailure = (failure: unknown): string => sentenceOf[failure instanceof ApiError ? failure.code : 'unexpected'];
