import type { ApplicationView, ApplyBody } from '@micro-branch/contract/applications';
import { getBranch } from '../branches/get-branch';
import { classRules } from '../cards/classes';
import { getCard } from '../cards/get-card';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { emit } from '../events/outbox';
import type { Id } from '../ids';
import { requireConsent } from '../members/me';
import { lockMember } from '../members/store';
import { Refusal } from '../refusal';
import { seal } from '../sealing';
import { shanghaiDay } from '../shanghai';
import { contactOf, presentApplication } from './present-application';
import { canVisitOn } from './rules';
import { addApplication, findByKey, hasApplicationAhead, type ApplicationRow } from './store';

const isSameRequest = (deps: Deps, row: ApplicationRow, said: ApplyBody): boolean => {
  const { name, phone } = contactOf(deps, row);
  const first = [row.cardId, row.branchId, row.visitOn, row.visitPeriod, name, phone];
  const again = [said.cardId, said.branchId, said.visitOn, said.visitPeriod, said.name, said.phone];
  return first.every((term, at) => term === again[at]);
};

const makeApplication = async (deps: Deps, tx: Queryable, memberId: Id, said: ApplyBody): Promise<void> => {
  const appliedAt = deps.clock.now();
  const today = shanghaiDay(appliedAt);
  await requireConsent(tx, memberId);
  const card = await getCard(tx, said.cardId);
  const branch = await getBranch(tx, said.branchId);
  if (!canVisitOn(said.visitOn, branch.hours, today)) throw new Refusal('visit-day-refused');
  if (await hasApplicationAhead(tx, memberId, card.id, today)) throw new Refusal('already-applied');
  const { key, visitOn, visitPeriod, name, phone } = said;
  const { action } = classRules[card.class];
  const id = deps.newId();
  const contactSealed = seal(deps, { name, phone }, `application:${id}`);
  const links = { cardId: card.id, snapshotId: card.snapshotId, branchId: branch.id };
  await addApplication(tx, { id, memberId, key, action, ...links, contactSealed, visitOn, visitPeriod, appliedAt });
  const told = { applicationId: id, action, memberId, cardId: card.id, cardClass: card.class, appliedAt: appliedAt.toISOString() };
  await emit(tx, deps, 'application-made', told);
};

/**
 * Makes an appointment for a card, or applies for it. The same key again answers the first result; with other terms it
 * refuses with `idempotency-conflict`. One at a time for a member and a card. Refuses with `consent-required`,
 * `card-not-found`, `card-off-shelf`, `branch-not-found`, `visit-day-refused` or `already-applied`.
 */
export const apply = (deps: Deps, memberId: Id, said: ApplyBody): Promise<ApplicationView> =>
  deps.database.transaction(async (tx) => {
    await lockMember(tx, memberId);
    const earlier = await findByKey(tx, memberId, said.key);
    if (earlier && !isSameRequest(deps, earlier, said)) throw new Refusal('idempotency-conflict');
    if (!earlier) await makeApplication(deps, tx, memberId, said);
    const row = earlier ?? (await findByKey(tx, memberId, said.key));
    return presentApplication(deps, row!);
  });
