import { messageOf } from '../../message-of';
import type { HostCalls } from '../../phone';
import { ApiFailure, type Runtime } from '../runtime';
import { type Bytes, fromBase64, toBase64 } from './bytes';
import { numberOf, type Options, recordOf } from './parameters';
import type { RequestQueue } from './request-queue';

const TIMEOUT_MS = 60_000;
const ERRNO = { timeout: 5, invalidUrl: 600009, notInList: 600002, offline: 600001, failed: 600001 };

export interface Sending {
  url: string;
  method: string;
  header: Record<string, string>;
  body: Bytes | null;
  timeoutMs: number;
  follow: boolean;
}

export interface Received {
  statusCode: number;
  header: Record<string, string>;
  cookies: string[];
  bytes: Bytes;
}

const originOf = (address: string): string | undefined => {
  try {
    const { protocol, origin } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? origin : undefined;
  } catch {
    return undefined;
  }
};

/** Refuses what WeChat does not send: another scheme, a domain that is not registered, and anything while offline. */
const checkSendable = ({ manifest, device }: Runtime, url: string): void => {
  const origin = originOf(url);
  if (origin === undefined) throw new ApiFailure(`invalid url "${url}"`, ERRNO.invalidUrl);
  const allowed = manifest.requestDomains;
  if (allowed && !allowed.some((domain) => originOf(domain) === origin)) throw new ApiFailure('url not in domain list', ERRNO.notInList);
  if (device.networkType === 'none') throw new ApiFailure('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', ERRNO.offline);
};

/** The caller's header, with the referer that WeChat sets and nobody may change. */
export const headerOf = ({ manifest }: Runtime, options: Options): Record<string, string> => {
  const given = Object.entries(recordOf(options, 'header', {})).filter(([name]) => name.toLowerCase() !== 'referer');
  return {
    ...Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    Referer: `https://servicewechat.com/${manifest.appId}/devtools/page-frame.html`,
  };
};

export const timeoutOf = ({ manifest }: Runtime, options: Options, kind: 'request' | 'uploadFile' | 'downloadFile'): number =>
  numberOf(options, 'timeout', manifest.app.networkTimeout?.[kind] ?? TIMEOUT_MS);

const reasonOf = (error: unknown): ApiFailure => {
  const message = messageOf(error);
  return /time(d )?-?out/i.test(message) ? new ApiFailure('timeout', ERRNO.timeout) : new ApiFailure(message, ERRNO.failed);
};

const receivedOf = ({ status, header, cookies, body }: HostCalls['network.send']['result']): Received => ({
  statusCode: status, header, cookies, bytes: fromBase64(body),
});

export interface Wire {
  /** `aborted` rejects when the caller gives up, also while it waits for its turn. */
  send: (sending: Sending, aborted: Promise<never>) => Promise<Received>;
}

/** Sends through the host, for a phone knows no CORS. */
export const createWire = (runtime: Runtime, queue: RequestQueue): Wire => {
  let sent = 0;
  const transmit = async ({ body, ...sending }: Sending, aborted: Promise<never>): Promise<Received> => {
    sent += 1;
    const id = `${runtime.boot.generation}-${sent}`;
    runtime.meter.request();
    const answer = runtime.callHost('network.send', { ...sending, id, body: body && toBase64(body) }).catch((error: unknown) => {
      throw reasonOf(error);
    });
    let isUnderWay = true;
    const stop = () => (isUnderWay ? runtime.callHost('network.abort', { id }) : undefined);
    aborted.catch(stop).catch((error: unknown) => runtime.report(error, 'network.abort'));
    try {
      return receivedOf(await Promise.race([answer, aborted]));
    } finally {
      isUnderWay = false;
    }
  };
  return {
    send: async (sending, aborted) => {
      checkSendable(runtime, sending.url);
      const turn = queue.enter();
      const leave = await Promise.race([turn, aborted]).catch((error: unknown) => {
        void turn.then((end) => end());
        throw error;
      });
      try {
        return await transmit(sending, aborted);
      } finally {
        leave();
      }
    },
  };
};
