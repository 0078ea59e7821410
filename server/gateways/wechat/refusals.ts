import type { ErrorCode } from '@micro-branch/contract/errors';
import { Refusal } from '../../refusal';

/** What WeChat's numbers mean to us. Any other number, and silence, is an outage or our own misconfiguration. */
const CODES: Partial<Record<number, ErrorCode>> = {
  40029: 'login-code-refused',
  40163: 'login-code-refused',
  40226: 'login-high-risk',
};

/** The reason goes to our log and to nobody else; it holds no secret. */
export const refusalOf = (operation: string, errcode: number): Refusal =>
  new Refusal(CODES[errcode] ?? 'wechat-unavailable', `${operation} answered ${errcode}`);

export const noAnswer = (operation: string, reason: string): Refusal =>
  new Refusal('wechat-unavailable', `${operation}: ${reason}`);
