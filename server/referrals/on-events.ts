import type { CardAction } from '@micro-branch/contract/cards';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { emit, type EventHandlers, type EventPayloads } from '../events/outbox';
import { getAttributionRules } from './attribution-rules';
import { addConversion, addReversal, findConversionOf, lockConversion, type Conversion, type ConversionName } from './conversions';
import { addDeltas } from './fold';
import { findLastTouch } from './opens';

const DAY_MS = 86_400_000;

const nameOf = (action: CardAction, applicationId: string): ConversionName => ({ kind: action, reference: applicationId });

/** The credit of a conversion that was reversed: one less at its node, and whoever paid for it hears of it. */
const takeBack = async (tx: Queryable, deps: Deps, { id, nodeId, reversedAt }: Conversion): Promise<void> => {
  if (nodeId === null || reversedAt === null) return;
  await addDeltas(tx, [{ nodeId, channel: null, at: reversedAt, conversions: -1 }]);
  await emit(tx, deps, 'conversion-reversed', { conversionId: id, at: reversedAt.toISOString() });
};

const credit = async (tx: Queryable, deps: Deps, { nodeId, sharerId, ...made }: Conversion): Promise<void> => {
  if (nodeId === null || sharerId === null) return;
  const { id: conversionId, kind, cardId, cardClass, memberId, convertedAt: at } = made;
  await addDeltas(tx, [{ nodeId, channel: null, at, conversions: 1 }]);
  const told = { conversionId, kind, cardId, cardClass, memberId, nodeId, sharerId, at: at.toISOString() };
  await emit(tx, deps, 'conversion-credited', told);
};

const hearMade = async (tx: Queryable, deps: Deps, made: EventPayloads['application-made']): Promise<void> => {
  const { applicationId, action, memberId, cardId, appliedAt } = made;
  const name = nameOf(action, applicationId);
  await lockConversion(tx, name);
  const convertedAt = new Date(appliedAt);
  const { version: rulesVersion, rules } = await getAttributionRules(tx, convertedAt);
  const since = new Date(convertedAt.getTime() - rules.conversionDays * DAY_MS);
  const nodeId = await findLastTouch(tx, { memberId, cardId, until: convertedAt, since });
  if (!(await addConversion(tx, { id: deps.newId(), ...name, cardId, memberId, nodeId, rulesVersion, convertedAt }))) return;
  const conversion = (await findConversionOf(tx, name))!;
  await credit(tx, deps, conversion);
  await takeBack(tx, deps, conversion);
};

const hearCancelled = async (tx: Queryable, deps: Deps, cancelled: EventPayloads['application-cancelled']): Promise<void> => {
  const name = nameOf(cancelled.action, cancelled.applicationId);
  await lockConversion(tx, name);
  if (!(await addReversal(tx, name, new Date(cancelled.cancelledAt)))) return;
  const conversion = await findConversionOf(tx, name);
  if (conversion) await takeBack(tx, deps, conversion);
};

/** What the chain makes of other rooms' facts. A conversion that was cancelled before it was heard of is added and taken back. */
export const referralEventHandlers = (deps: Deps): EventHandlers => ({
  'application-made': (tx, made) => hearMade(tx, deps, made),
  'application-cancelled': (tx, cancelled) => hearCancelled(tx, deps, cancelled),
});
