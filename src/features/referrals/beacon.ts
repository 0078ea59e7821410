import { ApiError } from '@/shared/api/api-error';
import { send } from '@/shared/api/send';
import { readSession } from '@/shared/api/session-token';
import { onSessionChange, renewSession, signInSettled } from '@/shared/api/sign-in';
import { isOnline, onNetworkChange } from '@/shared/platform/network';
import { readStored, writeStored } from '@/shared/platform/storage';
import { onVisible } from '@/shared/platform/visibility';
import { createBeacon } from './create-beacon';
import { EMPTY, GUEST, type Batch, type EventQueue } from './event-queue';

const KEY = 'chain-events';

/** Where storage is full or switched off, events live as long as the program. */
let unsaved: EventQueue | undefined;

const save = (queue: EventQueue): void => {
  unsaved = writeStored(KEY, queue) ? undefined : queue;
};

const isExpired = (failure: unknown): boolean => failure instanceof ApiError && failure.code === 'session-expired';

/** Never as somebody else: a session that has ended is renewed for the next time, and the batch chosen anew by whose it then is. */
const sendAs = async ({ teller, events, dropped }: Batch): Promise<void> => {
  await signInSettled();
  const session = readSession();
  if (teller !== GUEST && session?.memberId !== teller) throw new ApiError('session-expired');
  try {
    await send('recordEvents', { body: { events, ...(dropped > 0 && { dropped }) } }, teller === GUEST ? undefined : session?.token);
  } catch (failure) {
    if (isExpired(failure)) await renewSession();
    throw failure;
  }
};

/** The one queue of this program: all of its requests go one after the other, because WeChat has ten for everything. */
export const beacon = createBeacon({
  load: () => unsaved ?? readStored<EventQueue>(KEY) ?? EMPTY,
  save,
  member: () => readSession()?.memberId,
  isOnline,
  send: sendAs,
  now: Date.now,
  chance: Math.random,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

/** Tells what earlier runs left behind, and goes on whenever the phone is taken up, has a network again or a member. */
export const followBeacon = (): (() => void) => {
  const stops = [
    onVisible(beacon.resume),
    onNetworkChange((isNowOnline) => void (isNowOnline && beacon.resume())),
    onSessionChange((member) => void (member && beacon.resume())),
  ];
  beacon.resume();
  return () => stops.forEach((stop) => stop());
};
