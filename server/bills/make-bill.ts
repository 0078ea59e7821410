import { PAYMENT_FEN_MAX, type BillerContent } from '@micro-branch/contract/biller-content';
import type { FieldValues } from '@micro-branch/contract/billers';
import type { BillAnswer, BillerBill } from '../billers/biller-link';
import { linkTo } from '../billers/links';
import { getOffered, type Biller } from '../billers/store';
import { feeOf, requireAmount, requireOpen } from '../billers/terms';
import type { Deps } from '../deps';
import { Refusal } from '../refusal';
import { insertBill, type Bill } from './bill-rows';
import { findClaim } from './claims';
import { noteAnswer } from './dues';
import { openFields } from './open-fields';
import { requireKnown } from './questions';
import { BILL_MS } from './rules';
import type { BillAccount } from './store';

/** What is paid, of what: the same where nothing is owed. */
type Wanted = Pick<Bill, 'theirId' | 'owedFen' | 'amountFen' | 'period' | 'dueOn' | 'holder' | 'items'>;

/** What of a bill is paid: all of it, or a part that the biller takes. Refuses with `amount-refused`. */
const amountOf = (content: Pick<BillerContent, 'flow'>, { owedFen }: BillerBill, amountFen: number | null): number => {
  const wanted = amountFen ?? owedFen;
  const isPart = wanted < owedFen;
  const isAllowed = wanted <= owedFen && wanted <= PAYMENT_FEN_MAX && (!isPart || (content.flow.kind === 'fetch-and-pay' && content.flow.isPartAllowed));
  if (!isAllowed) throw new Refusal('amount-refused');
  if (isPart) requireAmount(content, wanted);
  return wanted;
};

/** A biller that has not heard yet of what was paid through us says that it is still owed. */
const asPaid = async ({ database }: Deps, { id }: Biller, answer: BillAnswer): Promise<BillAnswer> => {
  const claim = answer.state === 'due' ? await findClaim(database, id, answer.bill.theirId) : undefined;
  return claim === 'paid' && answer.state === 'due' ? { state: 'none', holder: answer.holder } : answer;
};

/** Asks the biller of an account, and writes what it says the account owes. */
export const askBiller = async (deps: Deps, { account, biller, fields }: { account: BillAccount; biller: Biller; fields: FieldValues }): Promise<BillAnswer> => {
  const answer = await asPaid(deps, biller, await linkTo(deps, biller).findBill(fields));
  await noteAnswer(deps.database, deps, account, answer);
  return answer;
};

const wantOwed = async (deps: Deps, account: BillAccount, biller: Biller, amountFen: number | null): Promise<Wanted> => {
  const answer = requireKnown(await askBiller(deps, { account, biller, fields: openFields(deps, account.id, account.fieldsSealed!) }));
  if (answer.state === 'none') throw new Refusal('nothing-due');
  const { bill, holder } = answer;
  if (await findClaim(deps.database, biller.id, bill.theirId)) throw new Refusal('bill-under-payment');
  return { ...bill, holder: holder ?? account.holder, amountFen: amountOf(biller.content, bill, amountFen) };
};

/** What the member says is what is owed. Only some billers are asked, and only whether they know the account. */
const wantSaid = async (deps: Deps, account: BillAccount, biller: Biller, amountFen: number | null): Promise<Wanted> => {
  if (amountFen === null) throw new Refusal('amount-refused');
  requireAmount(biller.content, amountFen);
  let { holder } = account;
  if (biller.content.flow.kind === 'validate-and-pay') {
    const answer = requireKnown(await linkTo(deps, biller).findBill(openFields(deps, account.id, account.fieldsSealed!)));
    holder = answer.holder ?? holder;
  }
  return { theirId: null, owedFen: amountFen, amountFen, period: null, dueOn: null, holder, items: [] };
};

/**
 * What is to be paid for a bound account, fixed for ten minutes. `amountFen` is what is said: an amount, a denomination, a part of what is owed;
 * null is all that is owed. Asks the outside, so never in a transaction. Refuses with `biller-not-found`, `biller-closed`, `biller-unavailable`,
 * `account-refused`, `nothing-due`, `amount-refused`, `bill-under-payment`, or `bill-account-not-found` when it was unbound meanwhile.
 */
export const makeBill = async (deps: Deps, account: BillAccount, { amountFen }: { amountFen: number | null }): Promise<{ bill: Bill; biller: Biller }> => {
  const biller = await getOffered(deps.database, account.billerId);
  requireOpen(biller.content, deps.clock.now());
  const want = biller.content.flow.kind === 'fetch-and-pay' ? wantOwed : wantSaid;
  const { theirId, owedFen, amountFen: paysFen, period, dueOn, holder, items } = await want(deps, account, biller, amountFen);
  const lookedUpAt = deps.clock.now();
  const bill: Bill = {
    id: deps.newId(),
    memberId: account.memberId,
    accountId: account.id,
    billerId: biller.id,
    billerVersion: biller.version,
    ...{ theirId, owedFen, amountFen: paysFen, period, dueOn, holder, items },
    feeFen: feeOf(biller.content, paysFen),
    isPart: paysFen < owedFen,
    lookedUpAt,
    expiresAt: new Date(lookedUpAt.getTime() + BILL_MS),
  };
  await insertBill(deps.database, bill);
  return { bill, biller };
};
