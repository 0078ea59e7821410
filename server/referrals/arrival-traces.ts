import { createHmac } from 'node:crypto';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import { truncateNetwork } from './join';
import type { Place } from './places';
import type { Batch } from './visits';

/** Long enough for the fraud room to see a ring, and no longer. */
export const ARRIVAL_TRACE_DAYS = 30;
const DAY_MS = 86_400_000;

const ADD = sql(
  'arrival_traces.add',
  `insert into arrival_traces (node_id, device, network, arrived_at)
   select node_id, device, network, $4 from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as t (node_id, device, network)`,
);
const FORGET = sql('arrival_traces.forget', 'delete from arrival_traces where arrived_at <= $1');

/** 64 bits of an HMAC, as PostgreSQL's bigint: says "the same" and nothing else, and the same text says another thing for another purpose. */
const markOf = (traceKey: Buffer, purpose: string, text: string): string =>
  createHmac('sha256', traceKey).update(`arrival-${purpose}\n${text}`).digest().readBigInt64BE().toString();

const marksOf = (traceKey: Buffer, purpose: 'device' | 'network', texts: readonly string[]): string[] => {
  const marks = new Map([...new Set(texts)].map((text) => [text, markOf(traceKey, purpose, text)]));
  return texts.map((text) => marks.get(text)!);
};

/** Notes by what phone and from what neighbourhood places were taken. A phone that told nothing of itself is one of those that do so. */
export const addArrivalTraces = async ({ deps: { traceKey }, tx, at }: Batch, places: readonly Place[]): Promise<void> => {
  if (places.length === 0) return;
  const devices = marksOf(traceKey, 'device', places.map(({ visit }) => visit.event.device ?? ''));
  const networks = marksOf(traceKey, 'network', places.map(({ visit }) => truncateNetwork(visit.event.address)));
  await tx.query(ADD, [places.map(({ nodeId }) => nodeId), devices, networks, at]);
};

/** Forgets by what phones places were taken. */
export const forgetArrivalTraces = async ({ database, clock }: Deps): Promise<void> => {
  await database.query(FORGET, [new Date(clock.now().getTime() - ARRIVAL_TRACE_DAYS * DAY_MS)]);
};
