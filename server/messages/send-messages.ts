import type { Deps } from '../deps';
import type { IsStopping } from '../jobs/loop';
import { againAt, isQuiet } from './rules';
import { addGrants, dropGrants, endMessage, putBack, takeMessage, type Taken } from './store';
import { NOT_GRANTED, type SendOutcome } from './subscribe-messages';

/** Longer than any call takes: behind it whoever took a message is gone. */
const SENDING_MS = 60_000;

const end = async (deps: Deps, message: Taken, outcome: Exclude<SendOutcome, { state: 'later' }>): Promise<void> => {
  const [at, why] = [deps.clock.now(), outcome.state === 'sent' ? null : outcome.why];
  await deps.database.transaction(async (tx) => {
    await endMessage(tx, message.id, { state: outcome.state, why, at });
    if (outcome.state !== 'refused') return;
    await (outcome.why === NOT_GRANTED ? dropGrants(tx, message) : addGrants(tx, message.memberId, [message.kind]));
  });
};

const settle = async (deps: Deps, message: Taken, outcome: SendOutcome): Promise<void> => {
  if (outcome.state !== 'later') return end(deps, message, outcome);
  const dueAt = againAt(deps.clock.now(), message.attempts);
  if (!dueAt) return end(deps, message, { state: 'refused', why: outcome.why });
  return deps.database.transaction(async (tx) => {
    await putBack(tx, message.id, { why: outcome.why, dueAt });
    await addGrants(tx, message.memberId, [message.kind]);
  });
};

/** At the end of the quiet hours a night's messages wait. */
const AT_ONCE = 4;

/**
 * Sends what is due, a few at once, and nothing in the quiet hours. Each is taken before it is sent: a process that dies
 * between the two leaves a message that nobody sends again, because it may have been.
 */
export const sendMessages = async (deps: Deps, isStopping: IsStopping = () => false): Promise<void> => {
  await Promise.all(Array.from({ length: AT_ONCE }, () => sendInTurn(deps, isStopping)));
};

const sendInTurn = async (deps: Deps, isStopping: IsStopping): Promise<void> => {
  const { database, clock, subscribeMessages } = deps;
  while (!isStopping()) {
    const now = clock.now();
    if (isQuiet(now)) return;
    const message = await takeMessage(database, now, new Date(now.getTime() + SENDING_MS));
    if (!message) return;
    const { kind, openid, page, values } = message;
    await settle(deps, message, await subscribeMessages.send({ kind, openid, page, values }));
  }
};
