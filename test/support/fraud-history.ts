import { sql, type Database } from '../../server/database/database';
import type { History, Place } from '../../tools/fraud-simulation/history';

const MEMBERS = sql(
  'test.history_members',
  'insert into members (id, openid, joined_at) select id, id::text, joined_at from unnest($1::bigint[], $2::timestamptz[]) as t (id, joined_at)',
);
const NODE = sql(
  'test.history_node',
  `insert into nodes (id, card_id, root_id, parent_id, depth, path, member_id, channel, arrived_at)
   values ($1, $2, $3, $4, $5, $6, $7, case when $4::bigint is not null then 'chat' end, $8)`,
);
const TRACE = sql('test.history_trace', 'insert into arrival_traces (node_id, device, network, arrived_at) values ($1, $2, $3, $4)');
const OPEN = sql(
  'test.history_open',
  `insert into opens (id, node_id, member_id, channel, opened_at) values (gen_random_uuid(), $1, $2, 'chat', $3)`,
);
const INTENT = sql(
  'test.history_intent',
  `insert into intents (id, node_id, channel, snapshot_id, intended_at) values (gen_random_uuid(), $1, 'chat', 1, $2)`,
);
const HOURS = sql(
  'test.history_hours',
  `insert into own_totals (node_id, hour, nodes)
   select parent_id, date_trunc('hour', arrived_at), count(*) from nodes where parent_id is not null group by 1, 2`,
);

/** Numbers for names, in the order in which they are asked for. */
const numbered = (): ((name: string) => number) => {
  const numbers = new Map<string, number>();
  return (name) => {
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return number;
  };
};

const pathOf = (place: Place): string[] => [...(place.parent ? pathOf(place.parent) : []), place.nodeId];

/** Writes an invented history as the service would have written it, into a database that holds nothing else. */
export const writeHistory = (database: Database, { people, happenings }: History): Promise<void> =>
  database.transaction(async (tx) => {
    const everybody = [...people.values()];
    await tx.query(MEMBERS, [everybody.map(({ id }) => id), everybody.map(({ joinedMs }) => new Date(joinedMs))]);
    const [card, device, network] = [numbered(), numbered(), numbered()];
    for (const happening of [...happenings].sort((one, other) => one.atMs - other.atMs)) {
      const { place } = happening;
      const at = new Date(happening.atMs);
      if (happening.kind === 'intent') await tx.query(INTENT, [place.nodeId, at]);
      if (happening.kind === 'open') await tx.query(OPEN, [place.nodeId, happening.memberId, at]);
      if (happening.kind !== 'arrival') continue;
      const path = pathOf(place);
      const parentId = place.parent?.nodeId ?? null;
      await tx.query(NODE, [place.nodeId, card(place.cardId), path[0], parentId, path.length - 1, path, place.memberId, at]);
      await tx.query(TRACE, [place.nodeId, device(place.phone.device), network(place.phone.network), at]);
      if (parentId !== null) await tx.query(OPEN, [parentId, place.memberId, at]);
    }
    await tx.query(HOURS);
  });
