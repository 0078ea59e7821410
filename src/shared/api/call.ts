import type { Answer } from '@micro-branch/contract/api';
import { endpoints, type EndpointName } from '@micro-branch/contract/endpoints';
import { ApiError } from './api-error';
import { send, type Ask } from './send';
import { readToken } from './session-token';
import { renewSession, signInSettled } from './sign-in';

export { ApiError } from './api-error';

/**
 * Sent again when no answer came: reading changes nothing, and these are known to the
 * service when they come a second time, by a key of the client or by what they ask for, or only look something up. Nothing
 * else is repeated.
 */
const REPEATABLE: ReadonlySet<EndpointName> = new Set([
  'apply',
  'cancelApplication',
  'recordOpen',
  'recordIntent',
  'stopSharing',
  'checkIn',
  'makeUpCheckIn',
  'claimTask',
  'placeOrder',
  'cancelOrder',
  'revealCode',
  'returnOrder',
  'collectOrder',
  'exchange',
  'bindAccount',
  'updateBillAccount',
  'unbindAccount',
  'addFamily',
  'removeFamily',
  'readBillCode',
  'lookUpBill',
  'startPayment',
  'confirmPayment',
  'cancelPayment',
  'startMandate',
  'switchMandate',
  'stopMandate',
]);

const mayRepeat = (name: EndpointName, failure: unknown): boolean =>
  failure instanceof ApiError &&
  (failure.code === 'offline' || failure.code === 'timeout') &&
  (endpoints[name].method === 'GET' || REPEATABLE.has(name));

const isExpired = (failure: unknown): boolean => failure instanceof ApiError && failure.code === 'session-expired';

/** Reading what anyone may read does not wait for a sign-in; everything else should happen as the member. */
const waitsForSignIn = (name: EndpointName): boolean =>
  endpoints[name].access === 'member' || endpoints[name].method !== 'GET';

const sendRepeating = async <N extends EndpointName>(name: N, ask: Ask<N>): Promise<Answer<N>> => {
  try {
    return await send(name, ask, readToken());
  } catch (failure) {
    if (!mayRepeat(name, failure)) throw failure;
    return send(name, ask, readToken());
  }
};

/**
 * Asks the service. Throws `ApiError` when it refuses or does not answer. A session that is over is renewed once and
 * the call repeated, as a guest where nobody can sign in.
 */
export const call = async <N extends EndpointName>(name: N, ask: Ask<N>): Promise<Answer<N>> => {
  if (waitsForSignIn(name)) await signInSettled();
  try {
    return await sendRepeating(name, ask);
  } catch (failure) {
    if (!isExpired(failure)) throw failure;
    const isRenewed = await renewSession();
    if (!isRenewed && endpoints[name].access === 'member') throw failure;
    return sendRepeating(name, ask);
  }
};
