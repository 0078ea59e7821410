import type { Queryable } from '../../server/database/database';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { giveForPayment } from '../../server/points/give-for-payment';
import type { MovableClock } from './clock';
import type { Answered, Service } from './service';

/** Moves the clock to an instant, ahead or back; from there it goes on. */
export const moveTo = (clock: MovableClock, instant: string): void => clock.advance(Date.parse(instant) - clock.now().getTime());

/** The world as it is at an instant. */
export const depsAt = (deps: Deps, instant: string): Deps => ({ ...deps, clock: { now: () => new Date(instant) } });

/** What the bills room tells of a payment made now. */
export const pay = (deps: Deps, memberId: Id, paidFen: number, paymentId: Id = deps.newId()): Promise<void> =>
  deps.database.transaction((tx) =>
    giveForPayment(tx, deps, { paymentId, memberId, biller: '演示电力', paidFen, paidAt: deps.clock.now().toISOString() }),
  );

export interface Visitor {
  memberId: Id;
  get<T>(path: string): Promise<T>;
  post(path: string, body?: object): Promise<Answered>;
}

let people = 0;

/** Somebody new, signed in as the clock stands. */
export const newVisitor = async (service: Service, person = `somebody-${(people += 1)}`): Promise<Visitor> => {
  const { token, member } = await service.signInAs(person);
  return {
    memberId: member.id,
    get: async <T>(path: string) => {
      const { status, body } = await service.get(`/api${path}`, { token });
      if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
      return body as T;
    },
    post: (path, body) => service.send('POST', `/api${path}`, { token, ...(body && { body }) }),
  };
};

export const refusalOf = ({ body }: Answered): string | undefined => (body as { error?: { code: string } } | null)?.error?.code;

const LOTS = sql('test.lots', 'select source, points::int, remaining::int, earned_on as "earnedOn", ends_on as "endsOn" from lots where member_id = $1 order by id');

export interface LotRow {
  source: string;
  points: number;
  remaining: number;
  earnedOn: string;
  endsOn: string;
}

export const lotsOf = (db: Queryable, memberId: Id): Promise<LotRow[]> => db.query<LotRow>(LOTS, [memberId]);
