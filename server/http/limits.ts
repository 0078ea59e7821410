import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import type { EndpointName } from '@micro-branch/contract/endpoints';

export interface Limits {
  requestsPerMinute: number;
  opensPerSecond: number;
  /** A whole statement as a file costs as much as hundreds of other requests. */
  exportsPerMinute: number;
  /** Behind by more than this, the process answers `busy` before it does anything. */
  eventLoopDelayMsMax: number;
}

export const LIMITS: Limits = { requestsPerMinute: 3_000, opensPerSecond: 50, exportsPerMinute: 20, eventLoopDelayMsMax: 2_000 };
export const BODY_BYTES_MAX = 16 * 1024;

const ADDRESSES_MAX = 50_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Counts requests of an address, opens apart from everything else: a flood of opens leaves the other requests of that
 * address, and everybody else's, alone. Each process counts for itself.
 */
export const limit = async (api: FastifyInstance, { requestsPerMinute, eventLoopDelayMsMax }: Limits): Promise<void> => {
  await api.register(rateLimit, { max: requestsPerMinute, timeWindow: 60_000, cache: ADDRESSES_MAX });
  await api.register(underPressure, { maxEventLoopDelay: eventLoopDelayMsMax, retryAfter: RETRY_AFTER_SECONDS });
};

/** The counter of one endpoint where it is not the general one. */
export const limitOf = (name: EndpointName, { opensPerSecond, exportsPerMinute }: Limits): Pick<RouteShorthandOptions, 'config'> => {
  if (name === 'recordOpen') return { config: { rateLimit: { max: opensPerSecond, timeWindow: 1_000 } } };
  if (name === 'exportStatement') return { config: { rateLimit: { max: exportsPerMinute, timeWindow: 60_000 } } };
  return {};
};
