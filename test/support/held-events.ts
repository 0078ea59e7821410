import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { EventKind, EventPayloads } from '../../server/events/outbox';

const FUNCTION = sql(
  'test.hold_function',
  `create or replace function test_hold() returns trigger language plpgsql as $$
   begin if new.kind = tg_argv[0] then new.due_at := 'infinity'; end if; return new; end $$`,
);
const END = sql('test.hold_end', 'drop trigger test_hold on events');
const TAKE = sql('test.take_held', 'delete from events where kind = $1 returning payload');

/** Runs `work` with events of one kind kept back, and gives what they tell: to be heard as often and in whatever order a test wants. */
export const holdBack = async <K extends EventKind>({ database }: Deps, kind: K, work: () => Promise<unknown>): Promise<EventPayloads[K][]> => {
  await database.query(FUNCTION);
  await database.query(sql(`test.hold_${kind}`, `create trigger test_hold before insert on events for each row execute function test_hold('${kind}')`));
  await work().finally(() => database.query(END));
  return (await database.query<{ payload: EventPayloads[K] }>(TAKE, [kind])).map(({ payload }) => payload);
};
