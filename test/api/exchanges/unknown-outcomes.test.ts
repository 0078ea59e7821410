import type { ExchangeDirection, ExchangeView } from '@micro-branch/contract/exchanges';
import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { endExchange } from '../../../server/exchanges/end-exchange';
import { exchange } from '../../../server/exchanges/exchange';
import { exchangeRoutes } from '../../../server/exchanges/routes';
import { resolvePending } from '../../../server/exchanges/resolve-pending';
import { startExchange } from '../../../server/exchanges/start-exchange';
import { findExchange } from '../../../server/exchanges/store';
import { createService } from '../../../server/http/service';
import { LIMITS } from '../../../server/http/limits';
import { createIds } from '../../../server/ids';
import { eraseMe } from '../../../server/members/erase-me';
import { addDays, shanghaiDay } from '../../../server/shanghai';
import { aStep, impatient, newHolder, STEP, type Holder } from '../../support/exchanges';
import { balancesOf, expire, giveLot } from '../../support/ledger';
import { startService, type Service } from '../../support/service';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let service: Service;
let deps: Deps;

jest.setTimeout(30_000);

beforeAll(async () => {
  service = await startService();
  deps = service.deps;
});
afterAll(() => service.close());

const plan = (...planned: Parameters<Service['sandbox']['cardPoints']['plan']>) => service.sandbox.cardPoints.plan(...planned);
const cardOf = ({ openid }: Holder): number => service.sandbox.cardPoints.balanceOf(openid)!;
const movesOf = (id: string): number => service.sandbox.cardPoints.movements().filter((moved) => moved === id).length;
const show = async ({ id }: Holder, exchangeId: string) => (await findExchange(deps.database, exchangeId, id))!;

const NAMED = sql('test.named', 'select openid from exchanges where id = $1');
const ASKED = sql('test.asked', 'select attempts, ask_at as "askAt" from exchanges where id = $1');
const askedOf = async (id: string) => (await deps.database.query<{ attempts: number; askAt: Date | null }>(ASKED, [id]))[0]!;

/** What a step moves on the card, and leaves a member who had a thousand points. */
const moved = (direction: ExchangeDirection) => (direction === 'in' ? -STEP.in.amount : STEP.out.received);
const left = { in: { pending: [1_000, 0], done: [1_100, 0], refused: [1_000, 0] }, out: { pending: [900, 100], done: [900, 0], refused: [1_000, 0] } };
const balances = async ({ id }: Holder) => {
  const { available, held } = await balancesOf(deps.database, id);
  return [available, held];
};

const TROUBLES = ['late', 'silent', 'cut-before', 'cut-after', 'fault-before', 'fault-after', 'forged', 'unsigned', 'nonsense', 'processing'] as const;
const HAPPENED = ['late', 'cut-after', 'fault-after', 'forged', 'unsigned', 'nonsense', 'processing'];

describe.each(['in', 'out'] as const)('an exchange %s', (direction) => {
  test.each(TROUBLES)('whose move is %s is pending, then done, and moved once', async (trouble) => {
    const holder = await newHolder(deps, 1_000);
    const before = cardOf(holder);
    plan('move', trouble);
    const view = await exchange(['late', 'silent'].includes(trouble) ? impatient(service) : deps, holder.id, aStep(direction));
    expect(view).toMatchObject({ state: 'pending', endedAt: null });
    expect(await balances(holder)).toEqual(left[direction].pending);
    expect(movesOf(view.id)).toBe(HAPPENED.includes(trouble) ? 1 : 0);
    service.clock.advance(5 * SECOND_MS);
    await service.drain();
    expect(await show(holder, view.id)).toMatchObject({ state: 'done' });
    expect(await balances(holder)).toEqual(left[direction].done);
    expect([cardOf(holder) - before, movesOf(view.id)]).toEqual([moved(direction), 1]);
  });

  test('that was never sent, because we stopped between the phases, is found and sent', async () => {
    const holder = await newHolder(deps, 1_000);
    const { exchange: started } = await startExchange(deps, holder.id, aStep(direction));
    expect(await balances(holder)).toEqual(left[direction].pending);
    await resolvePending(deps);
    expect(await show(holder, started.id)).toMatchObject({ state: 'pending' });
    service.clock.advance(5 * SECOND_MS);
    await resolvePending(deps);
    expect(await show(holder, started.id)).toMatchObject({ state: 'done' });
    expect([await balances(holder), movesOf(started.id)]).toEqual([left[direction].done, 1]);
  });

  test('that was never sent, of a member who closed their account meanwhile, is sent for them, and then nothing names them', async () => {
    const holder = await newHolder(deps, 1_000);
    const before = cardOf(holder);
    const { exchange: started } = await startExchange(deps, holder.id, aStep(direction));
    await eraseMe(deps, holder.id);
    service.clock.advance(5 * SECOND_MS);
    await resolvePending(deps);
    expect(await show(holder, started.id)).toMatchObject({ state: 'done' });
    expect([await balances(holder), cardOf(holder) - before]).toEqual([left[direction].done, moved(direction)]);
    expect(await deps.database.query(NAMED, [started.id])).toEqual([{ openid: null }]);
  });

  test('that was moved, and we stopped before we wrote it, is found and not moved again', async () => {
    const holder = await newHolder(deps, 1_000);
    const before = cardOf(holder);
    const { exchange: started } = await startExchange(deps, holder.id, aStep(direction));
    const cardPoints = Math.abs(moved(direction));
    await deps.cardPoints.move({ id: started.id, openid: holder.openid, direction: direction === 'in' ? 'debit' : 'credit', cardPoints });
    service.clock.advance(5 * SECOND_MS);
    await resolvePending(deps);
    expect(await balances(holder)).toEqual(left[direction].done);
    expect(cardOf(holder) - before).toBe(moved(direction));
  });

  test('that turns out refused later gives back what was held', async () => {
    const holder = await newHolder(deps, 1_000);
    plan('move', 'cut-before');
    const view = await exchange(deps, holder.id, aStep(direction));
    plan('move', 'refused');
    service.clock.advance(5 * SECOND_MS);
    await service.drain();
    expect(await show(holder, view.id)).toMatchObject({ state: 'refused', reason: 'other' });
    expect(await balances(holder)).toEqual(left[direction].refused);
  });

  test('ends once, however often and however late its end is heard, and whatever is heard then', async () => {
    const holder = await newHolder(deps, 1_000);
    const { exchange: started } = await startExchange(deps, holder.id, aStep(direction));
    const done = { state: 'done', theirId: 'CP1' } as const;
    await Promise.all([endExchange(deps, started, done), endExchange(deps, started, done), endExchange(deps, started, done)]);
    const ended = await show(holder, started.id);
    expect(ended).toMatchObject({ state: 'done', reason: null });
    service.clock.advance(40 * DAY_MS);
    await endExchange(deps, started, done);
    await endExchange(deps, started, { state: 'refused', reason: 'other' });
    expect(await show(holder, started.id)).toEqual(ended);
    expect(await balances(holder)).toEqual(left[direction].done);
  });

  test('that was refused stays refused', async () => {
    const holder = await newHolder(deps, 1_000);
    const { exchange: started } = await startExchange(deps, holder.id, aStep(direction));
    await endExchange(deps, started, { state: 'refused', reason: 'other' });
    await endExchange(deps, started, { state: 'done', theirId: 'CP1' });
    expect(await show(holder, started.id)).toMatchObject({ state: 'refused' });
    expect(await balances(holder)).toEqual(left[direction].refused);
  });

  test('that is pending is asked for by the member who repeats it, and done once for five at the same time', async () => {
    const holder = await newHolder(deps, 1_000);
    const before = cardOf(holder);
    const said = aStep(direction);
    plan('move', 'cut-after');
    const pending = await exchange(deps, holder.id, said);
    const answers = await Promise.all(Array.from({ length: 5 }, () => exchange(deps, holder.id, said)));
    for (const answer of answers) expect(answer).toEqual({ ...pending, state: 'done', endedAt: expect.any(String) as string });
    expect([cardOf(holder) - before, await balances(holder)]).toEqual([moved(direction), left[direction].done]);
  });

  test('is asked for by two processes at once and ends once', async () => {
    const holder = await newHolder(deps, 2_000);
    const ids: string[] = [];
    plan('move', 'cut-before', 3);
    plan('move', 'cut-after', 3);
    for (let times = 0; times < 6; times += 1) ids.push((await exchange(deps, holder.id, aStep(direction))).id);
    service.clock.advance(5 * SECOND_MS);
    const second: Deps = { ...deps, newId: createIds(1, () => service.clock.now().getTime()) };
    await Promise.all([resolvePending(deps), resolvePending(second), resolvePending(deps)]);
    for (const id of ids) expect(await show(holder, id)).toMatchObject({ state: 'done' });
    expect(await balances(holder)).toEqual(direction === 'in' ? [2_600, 0] : [1_400, 0]);
    for (const id of ids) expect(movesOf(id)).toBe(1);
  });
});

describe('an outcome that stays unknown', () => {
  test('is asked for after 5 seconds, 30 seconds, 2 and 10 minutes, then every hour, and is never decided by time', async () => {
    const holder = await newHolder(deps, 1_000);
    plan('move', 'cut-after');
    const view = await exchange(deps, holder.id, aStep('out'));
    for (const [asked, seconds] of [5, 30, 120, 600, 3_600, 3_600].entries()) {
      plan('ask', 'processing');
      service.clock.advance((seconds - 2) * SECOND_MS);
      await resolvePending(deps);
      expect((await askedOf(view.id)).attempts).toBe(asked);
      service.clock.advance(2 * SECOND_MS);
      await resolvePending(deps);
      expect((await askedOf(view.id)).attempts).toBe(asked + 1);
    }
    plan('ask', 'processing');
    service.clock.advance(400 * DAY_MS);
    await resolvePending(deps);
    expect(await show(holder, view.id)).toMatchObject({ state: 'pending', reason: 'PROCESSING' });
    expect(await balances(holder)).toEqual(left.out.pending);
    service.clock.advance(HOUR_MS);
    await resolvePending(deps);
    expect([await show(holder, view.id), (await askedOf(view.id)).askAt]).toMatchObject([{ state: 'done', reason: null }, null]);
  });

  test('of one exchange keeps nobody else waiting', async () => {
    const [stuck, other] = [await newHolder(deps, 1_000), await newHolder(deps, 1_000)];
    const { exchange: first } = await startExchange(deps, stuck.id, aStep('out'));
    plan('move', 'cut-after');
    const second = await exchange(deps, other.id, aStep('out'));
    plan('ask', 'cut-before');
    service.clock.advance(5 * SECOND_MS);
    await resolvePending(deps);
    const states = [(await show(stuck, first.id)).state, (await show(other, second.id)).state];
    expect(states.filter((state) => state === 'pending')).toHaveLength(1);
    service.clock.advance(30 * SECOND_MS);
    await resolvePending(deps);
    expect([(await show(stuck, first.id)).state, (await show(other, second.id)).state]).toEqual(['done', 'done']);
  });

  test('gives points whose lot ended meanwhile back with days of grace, when it is refused at last', async () => {
    const holder = await newHolder(deps, 0);
    await giveLot(deps, holder.id, 100, 1);
    plan('move', 'cut-before');
    const view = await exchange(deps, holder.id, aStep('out'));
    service.clock.advance(90 * DAY_MS);
    plan('move', 'refused');
    await resolvePending(deps);
    expect(await show(holder, view.id)).toMatchObject({ state: 'refused' });
    const [lot] = await deps.database.query(sql('test.ends', 'select remaining, ends_on from lots where member_id = $1'), [holder.id]);
    expect(lot).toEqual({ remaining: '100', ends_on: addDays(shanghaiDay(service.clock.now()), 30) });
    expect(await expire(deps.database, deps, holder.id)).toBe(0);
  });

  test('for seconds around midnight, refused then, gives points back to a lot that ended and stays so', async () => {
    const holder = await newHolder(deps, 0);
    await giveLot(deps, holder.id, 100, 1);
    const ENDS = sql('test.last_day', 'select remaining, ends_on as "endsOn" from lots where member_id = $1');
    const [lot] = await deps.database.query<{ endsOn: string }>(ENDS, [holder.id]);
    service.clock.advance(Date.parse(`${lot!.endsOn}T23:59:57+08:00`) - service.clock.now().getTime());
    plan('move', 'cut-before');
    const view = await exchange(deps, holder.id, aStep('out'));
    service.clock.advance(6 * SECOND_MS);
    plan('move', 'refused');
    await resolvePending(deps);
    expect(await show(holder, view.id)).toMatchObject({ state: 'refused' });
    expect(await deps.database.query(ENDS, [holder.id])).toEqual([lot]);
    expect(await expire(deps.database, deps, holder.id)).toBe(100);
  });
});

test('neither a log line nor an answer holds a key of ours or who somebody is', async () => {
  const holder = await newHolder(deps, 1_000);
  const lines: string[] = [];
  const app = await createService(exchangeRoutes(deps), {
    findSession: async () => holder.id,
    checkReady: async () => undefined,
    limits: LIMITS,
    logLevel: 'trace',
    logStream: { write: (line) => void lines.push(line) },
    trustProxy: false,
    h5Dir: null,
  });
  const said: string[] = [];
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await app.inject({ method, url, headers: { authorization: `Bearer ${'a'.repeat(43)}` }, ...(payload && { payload }) });
    said.push(answer.body);
    return answer.json<ExchangeView & { error?: { code: string } }>();
  };
  for (const trouble of ['fault-before', 'forged', 'unsigned', 'cut-before', 'nonsense'] as const) {
    plan('account', trouble);
    expect(await ask('POST', '/api/exchanges', aStep('out'))).toMatchObject({ error: { code: 'card-points-unavailable' } });
    plan('move', trouble);
    expect(await ask('POST', '/api/exchanges', aStep('out'))).toMatchObject({ state: 'pending' });
  }
  await ask('GET', '/api/exchanges');
  await app.close();
  const { key, baseUrl } = service.sandbox.cardPoints.options;
  const reasons = await deps.database.query(sql('test.reasons', 'select reason from exchanges where member_id = $1'), [holder.id]);
  const told = [...lines, ...said, JSON.stringify(reasons)].join('\n');
  expect(told).toContain('findAccount: HTTP 200 without their signature');
  for (const secret of [key.toString('base64'), key.toString('hex'), holder.openid, baseUrl()]) expect(told).not.toContain(secret);
});
