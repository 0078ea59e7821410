import type { FieldValues } from '@micro-branch/contract/billers';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { seal, unseal } from '../sealing';

const contextOf = (accountId: Id): string => `bill-account ${accountId}`;

export const sealFields = (deps: Pick<Deps, 'dataKey' | 'randomBytes'>, accountId: Id, fields: FieldValues): Buffer =>
  seal(deps, fields, contextOf(accountId));

/** What an account is known by at its biller. Where it rests with a payment, it rests as it did with the account. */
export const openFields = (deps: Pick<Deps, 'dataKey'>, accountId: Id, sealed: Buffer): FieldValues => unseal(deps, sealed, contextOf(accountId));
