import type { Channel } from '@micro-branch/contract/referrals';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { addDeltas } from '../../server/referrals/fold';

/*
 * Trees that would take too long to grow open by open: rows of the log with the deltas that go with them, as the rooms would have written
 * them, so that the books of the chain balance afterwards.
 */
const ADD_MEMBERS = sql(
  'test.tree_members',
  `insert into members (id, openid, name, joined_at) select id, 'tree ' || id, $2, $3 from unnest($1::bigint[]) id`,
);
const ADD_ROOT = sql(
  'test.tree_root',
  `insert into nodes (id, card_id, root_id, depth, path, member_id, arrived_at) values ($1, $2, $1, 0, array[$1::bigint], $3, $4)`,
);
const ADD_NODES = sql(
  'test.tree_nodes',
  `insert into nodes (id, card_id, root_id, parent_id, depth, path, member_id, channel, arrived_at)
   select c.id, p.card_id, p.root_id, p.id, p.depth + 1, p.path || c.id, c.member_id, $4, p.arrived_at + make_interval(secs => $5)
   from unnest($2::bigint[], $3::bigint[]) c (id, member_id) join nodes p on p.id = $1 returning arrived_at as "arrivedAt"`,
);

/** The root of a member who came alone. */
export const plantRoot = async (deps: Deps, cardId: Id, memberId: Id): Promise<Id> => {
  const id = deps.newId();
  await deps.database.query(ADD_ROOT, [id, cardId, memberId, deps.clock.now()]);
  return id;
};

interface Planting {
  channel?: Channel;
  /** How long after the sharer. */
  delaySeconds?: number;
}

/** Places of these members under another, as if they had come by its codes. Each place has the id of its member. */
export const plantMembers = async (deps: Deps, parentId: Id, memberIds: readonly Id[], planting: Planting = {}): Promise<void> => {
  const { channel = 'chat', delaySeconds = 0 } = planting;
  await deps.database.transaction(async (tx) => {
    const added = [parentId, memberIds, memberIds, channel, delaySeconds];
    const [first] = await tx.query<{ arrivedAt: Date }>(ADD_NODES, added);
    const count = memberIds.length;
    await addDeltas(tx, [{ nodeId: parentId, channel, at: first!.arrivedAt, nodes: count, delaySeconds: count * delaySeconds }]);
  });
};

/** The same, for so many members made for it. */
export const plantUnder = async (
  deps: Deps,
  parentId: Id,
  { count = 1, name = '林一', ...planting }: Planting & { count?: number; name?: string } = {},
): Promise<Id[]> => {
  const ids = Array.from({ length: count }, () => deps.newId());
  await deps.database.query(ADD_MEMBERS, [ids, name, deps.clock.now()]);
  await plantMembers(deps, parentId, ids, planting);
  return ids;
};

/** A path of so many places, each under the one before it; gives the deepest. */
export const plantPath = async (deps: Deps, fromId: Id, hops: number): Promise<Id> => {
  let id = fromId;
  for (let hop = 0; hop < hops; hop += 1) [id] = (await plantUnder(deps, id)) as [Id];
  return id;
};

const HAPPENED = {
  intents: sql(
    'test.tree_intents',
    `insert into intents (id, node_id, channel, snapshot_id, intended_at)
     select gen_random_uuid(), n.id, $3, c.snapshot_id, $4 from generate_series(1, $2::int), nodes n join cards c on c.id = n.card_id where n.id = $1`,
  ),
  strangers: sql(
    'test.tree_opens',
    `insert into opens (id, node_id, channel, opened_at) select gen_random_uuid(), $1::bigint, $3, $4 from generate_series(1, $2::int)`,
  ),
} as const;
const ADD_BINDINGS = sql(
  'test.tree_bindings',
  'insert into bindings (member_id, node_id, channel, bound_at, rules_version) select m, $2, $3, $4, 1 from unnest($1::bigint[]) m',
);
const ADD_CONVERSIONS = sql(
  'test.tree_conversions',
  `insert into conversions (id, kind, reference, card_id, member_id, node_id, converted_at, rules_version)
   select m, 'application', m, n.card_id, m, n.id, $3, 1 from unnest($1::bigint[]) m join nodes n on n.id = $2`,
);
const ADD_REVERSAL = sql(
  'test.tree_reversal',
  `insert into conversion_reversals (kind, reference, reversed_at) values ('application', $1, $2)`,
);

interface Happening {
  at?: Date;
  intents?: number;
  /** Opens of strangers, of whom nothing more is heard. */
  strangers?: number;
  /** New members, bound to the node. */
  members?: number;
  conversions?: number;
}

/** Things done by the codes of a node. Gives the references of the conversions. */
export const happen = async (deps: Deps, nodeId: Id, happening: Happening): Promise<Id[]> => {
  const { at = deps.clock.now(), intents = 0, strangers = 0, members = 0, conversions = 0 } = happening;
  const people = Array.from({ length: Math.max(members, conversions) }, () => deps.newId());
  await deps.database.transaction(async (tx) => {
    await tx.query(ADD_MEMBERS, [people, '林二', at]);
    await tx.query(HAPPENED.intents, [nodeId, intents, 'chat', at]);
    await tx.query(HAPPENED.strangers, [nodeId, strangers, 'chat', at]);
    await tx.query(ADD_BINDINGS, [people.slice(0, members), nodeId, 'chat', at]);
    await tx.query(ADD_CONVERSIONS, [people.slice(0, conversions), nodeId, at]);
    await addDeltas(tx, [
      { nodeId, channel: 'chat', at, intents, opens: strangers, anonymous: strangers, members },
      { nodeId, channel: null, at, conversions },
    ]);
  });
  return people.slice(0, conversions);
};

/** What was converted is cancelled. */
export const takeBack = (deps: Deps, nodeId: Id, reference: Id, at = deps.clock.now()): Promise<void> =>
  deps.database.transaction(async (tx) => {
    await tx.query(ADD_REVERSAL, [reference, at]);
    await addDeltas(tx, [{ nodeId, channel: null, at, conversions: -1 }]);
  });
