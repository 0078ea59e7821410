import { randomInt, randomUUID } from 'node:crypto';
import type { Channel } from '@micro-branch/contract/referrals';
import type pg from 'pg';
import type { Deps } from '../server/deps';
import type { Id } from '../server/ids';
import { recordOpens } from '../server/referrals/record-opens';
import { issueDay, mintCode } from '../server/referrals/share-code';
import type { OpenEvent } from '../server/referrals/visits';
import { MEMBERS_FROM } from './chain-fill';
import type { Forest } from './chain-forest';

const BATCH = 200;
const CODES = 200_000;
/** Strangers in single-page mode, and members the bank did not know before, among those who open. */
const ANONYMOUS_SHARE = 0.3;
const NEW_SHARE = 0.22;
/** Opens by the code of the largest root itself, so that one node is hot. */
const HOT_SHARE = 0.05;
const ONWARD_SHARE = 0.6;
const NEW_MEMBERS_FROM = 2_000_000_000;
const CHANNELS: readonly Channel[] = ['chat', 'timeline', 'poster', 'link'];

/** Members who joined this moment: the first code they open binds them. */
export const addNewMembers = async (client: pg.Client, count: number): Promise<void> => {
  await client.query(
    `insert into members (id, openid, joined_at) select ${NEW_MEMBERS_FROM} + n, 'bench-new-' || n, now() from generate_series(1, $1::int) n`,
    [count],
  );
};

/** Codes of nodes as newcomers meet them: some are opened again and again, most of them once. */
const mintCodes = ({ shareKeys, clock }: Deps, { nodes, parent, largestRoot }: Forest): string[] =>
  Array.from({ length: CODES }, () => {
    const met = 1 + randomInt(nodes);
    const from = Math.random() < ONWARD_SHARE ? met : parent[met] || met;
    const nodeId = String(Math.random() < HOT_SHARE ? largestRoot : from);
    return mintCode(shareKeys, { nodeId, channel: CHANNELS[randomInt(4)]!, generation: 0, issuedDay: issueDay(clock.now()) });
  });

export interface Load {
  deps: Deps;
  cardId: Id;
  forest: Forest;
  clients: number;
  seconds: number;
  /** As many of `addNewMembers`. */
  newMembers: number;
}

/** Clients record batches of 200 opens one after the other. Gives how many opens, and how long it took. */
export const playOpens = async ({ deps, cardId, forest, clients, seconds, newMembers }: Load): Promise<{ opens: number; seconds: number }> => {
  const codes = mintCodes(deps, forest);
  let newcomers = 0;
  const visitor = (): Id | null => {
    if (Math.random() < ANONYMOUS_SHARE) return null;
    if (Math.random() < NEW_SHARE && newcomers < newMembers) return String(NEW_MEMBERS_FROM + (newcomers += 1));
    return String(MEMBERS_FROM + 1 + randomInt(forest.nodes));
  };
  const open = (): OpenEvent => ({
    eventId: randomUUID(), cardId, code: codes[randomInt(CODES)]!, scene: 1007, device: `ios|iPhone ${randomInt(40)}|19`, memberId: visitor(),
    address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`, isUnawaited: true,
  });
  let opens = 0;
  const startedMs = performance.now();
  const endMs = startedMs + seconds * 1_000;
  const client = async (): Promise<void> => {
    for (; performance.now() < endMs; opens += BATCH) await recordOpens(deps, Array.from({ length: BATCH }, open));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { opens, seconds: (performance.now() - startedMs) / 1_000 };
};
