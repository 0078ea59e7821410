import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import type { RequestBody } from '@micro-branch/contract/api';
import type { EndpointName } from '@micro-branch/contract/endpoints';
import { Refusal } from '../refusal';
import { createEventBudget } from './event-budget';

export interface Limits {
  requestsPerMinute: number;
  /** Opens and other events of one address, in batches or alone. */
  opensPerSecond: number;
  /** A whole statement as a file costs as much as hundreds of other requests. */
  exportsPerMinute: number;
  /** Behind by more than this, the process answers `busy` before it does anything. */
  eventLoopDelayMsMax: number;
}

export const LIMITS: Limits = { requestsPerMinute: 3_000, opensPerSecond: 50, exportsPerMinute: 20, eventLoopDelayMsMax: 2_000 };
export const BODY_BYTES_MAX = 16 * 1024;
/** 200 events, each with the longest device there may be, in Chinese. */
export const EVENTS_BYTES_MAX = 160 * 1024;

const ADDRESSES_MAX = 50_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Counts requests of an address, events apart from everything else: a flood of opens leaves the other requests of that
 * address, and everybody else's, alone. Each process counts for itself.
 */
export const limit = async (api: FastifyInstance, { requestsPerMinute, eventLoopDelayMsMax }: Limits): Promise<void> => {
  await api.register(rateLimit, { max: requestsPerMinute, timeWindow: 60_000, cache: ADDRESSES_MAX });
  await api.register(underPressure, { maxEventLoopDelay: eventLoopDelayMsMax, retryAfter: RETRY_AFTER_SECONDS });
};

type LimitedRoute = Pick<RouteShorthandOptions, 'config' | 'bodyLimit' | 'onRequest' | 'preHandler'>;

/** The limits of one endpoint where they are not the general ones: opens alone and events in batches are paid from one budget. */
export const createLimitOf = ({ opensPerSecond, exportsPerMinute }: Limits): ((name: EndpointName) => LimitedRoute) => {
  const budget = createEventBudget({ perSecond: opensPerSecond, addressesMax: ADDRESSES_MAX, monotonicMs: () => performance.now() });
  const config = { rateLimit: false } as const;
  const onRequest = async ({ ip }: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const waitSeconds = budget.take(ip);
    if (waitSeconds === 0) return;
    reply.header('retry-after', waitSeconds);
    throw new Refusal('too-many-requests');
  };
  const preHandler = async ({ ip, body }: FastifyRequest): Promise<void> =>
    budget.charge(ip, (body as RequestBody<'recordEvents'>).events.length - 1);
  return (name) => {
    if (name === 'recordOpen') return { config, onRequest };
    if (name === 'recordEvents') return { config, onRequest, preHandler, bodyLimit: EVENTS_BYTES_MAX };
    if (name === 'exportStatement') return { config: { rateLimit: { max: exportsPerMinute, timeWindow: 60_000 } } };
    return {};
  };
};
