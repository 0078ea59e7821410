import type { BillView, LookUpBody, PointsOffer } from '@micro-branch/contract/bills';
import { presentSummary } from '../billers/present';
import type { Biller } from '../billers/store';
import { amountTerms } from '../billers/terms';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { quoteCash } from '../points/cash';
import { fenOff } from '../points/cash-terms';
import { getVersion } from '../points/rule-versions';
import { shanghaiDay } from '../shanghai';
import { getAccount } from './accounts';
import type { Bill } from './bill-rows';
import { listFittingCoupons } from './coupon-offers';
import { listLastFen, sumOfMonth } from './history';
import { makeBill } from './make-bill';
import { countQuestion } from './questions';
import { isUnusual, usualOf } from './rules';
import type { BillAccount } from './store';

const offerPoints = async (deps: Deps, memberId: Id, amountFen: number): Promise<PointsOffer> => {
  const { pointsMax, step, rulesVersion } = await quoteCash(deps.database, deps, memberId, amountFen);
  const { rules } = await getVersion(deps.database, rulesVersion);
  return { pointsMax, step, stepFenOff: fenOff(rules, step), rulesVersion };
};

const findUnusual = async ({ database }: Deps, { accountId, amountFen }: Bill): Promise<BillView['unusual']> => {
  const usualFen = usualOf(await listLastFen(database, accountId));
  return usualFen !== null && isUnusual(amountFen, usualFen) ? { usualFen } : null;
};

const findLimit = async ({ database }: Deps, { monthlyLimitFen }: BillAccount, { accountId, amountFen, lookedUpAt }: Bill): Promise<BillView['limit']> => {
  if (monthlyLimitFen === null) return null;
  const paidFen = await sumOfMonth(database, accountId, shanghaiDay(lookedUpAt).slice(0, 7));
  return paidFen + amountFen > monthlyLimitFen ? { limitFen: monthlyLimitFen, paidFen } : null;
};

/** The parts of what is owed that may be paid; null where it is all or nothing. */
const partOf = ({ content }: Biller, { theirId, owedFen }: Bill): BillView['part'] => {
  const terms = theirId !== null && content.flow.kind === 'fetch-and-pay' && content.flow.isPartAllowed ? amountTerms(content) : null;
  return terms && { ...terms, maxFen: Math.min(terms.maxFen, owedFen) };
};

const presentBill = async (deps: Deps, account: BillAccount, { bill, biller }: { bill: Bill; biller: Biller }): Promise<BillView> => {
  const { memberId, amountFen, feeFen, lookedUpAt } = bill;
  const today = shanghaiDay(lookedUpAt);
  return {
    id: bill.id,
    accountId: account.id,
    biller: presentSummary(biller),
    maskedNumber: account.masked,
    holder: bill.holder,
    period: bill.period,
    dueOn: bill.dueOn,
    items: bill.items,
    owedFen: bill.owedFen,
    amountFen,
    part: partOf(biller, bill),
    feeFen,
    totalFen: amountFen + feeFen,
    points: await offerPoints(deps, memberId, amountFen),
    coupons: await listFittingCoupons(deps.database, memberId, { amountFen, today }),
    unusual: await findUnusual(deps, bill),
    limit: await findLimit(deps, account, bill),
    expiresAt: bill.expiresAt.toISOString(),
  };
};

/**
 * What a bound account of the member owes, or what an amount comes to, with everything that the page shows beside it. Refuses with
 * `bill-account-not-found`, `too-many-requests`, and as `makeBill` does.
 */
export const lookUpBill = async (deps: Deps, memberId: Id, { accountId, amountFen }: LookUpBody): Promise<BillView> => {
  const account = await getAccount(deps.database, memberId, accountId);
  await countQuestion(deps, memberId);
  return presentBill(deps, account, await makeBill(deps, account, { amountFen }));
};
