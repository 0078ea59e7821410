import { randomUUID } from 'node:crypto';
import type { ExchangeTerms, ExchangeView } from '@micro-branch/contract/exchanges';
import { pointRules } from '../../../server/database/seed/point-rules';
import { startExchange } from '../../../server/exchanges/start-exchange';
import { saveRules } from '../../../server/points/rule-versions';
import { openidOf } from '../../../server/sandbox/wechat/people';
import { sql } from '../../../server/database/database';
import { aStep, countExchanges, STEP } from '../../support/exchanges';
import { balancesOf, giveLot } from '../../support/ledger';
import { startService, type Service } from '../../support/service';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
let service: Service;
let people = 0;

jest.setTimeout(30_000);

beforeAll(async () => {
  service = await startService();
  // Away from midnight, so that what counts for a day stays in it.
  service.clock.advance(DAY_MS - ((service.clock.now().getTime() + SHANGHAI_MS) % DAY_MS) + DAY_MS / 2);
});
afterAll(() => service.close());

const MEMBER = sql('test.member', 'select id from members where openid = $1');

/** Somebody signed in, with so many points of ours. */
const someone = async (points = 10_000, name = `兑换人 ${(people += 1)}`) => {
  const { token } = await service.signInAs(name);
  const openid = openidOf(name);
  const [row] = await service.deps.database.query<{ id: string }>(MEMBER, [openid]);
  if (points > 0) await giveLot(service.deps, row!.id, points);
  return { token, openid, id: row!.id };
};

const exchange = async (token: string, body: object) => {
  const { status, body: answer } = await service.send('POST', '/api/exchanges', { token, body });
  return status === 200 ? (answer as ExchangeView) : (answer as { error: { code: string } }).error.code;
};
const termsFor = async (token: string) => (await service.get('/api/exchanges/terms', { token })).body as ExchangeTerms;
const cardOf = (openid: string) => service.sandbox.cardPoints.balanceOf(openid)!;

describe('terms', () => {
  test('show both rates, what is left of today, and the card', async () => {
    const { token, openid } = await someone();
    expect(await termsFor(token)).toEqual({
      rulesVersion: 1,
      rates: [
        { direction: 'in', ...pointRules.exchange.in, leftToday: 2_000 },
        { direction: 'out', ...pointRules.exchange.out, leftToday: 2_000 },
      ],
      card: { state: 'ready', cardPoints: cardOf(openid), cardTail: expect.stringMatching(/^\d{4}$/) as string },
    });
  });

  test('say that there is no card', async () => {
    const { token } = await someone(0, `no-card ${randomUUID()}`);
    expect((await termsFor(token)).card).toEqual({ state: 'no-card', cardPoints: null, cardTail: null });
  });

  test('stand without a card side that answers', async () => {
    const { token } = await someone();
    service.sandbox.cardPoints.plan('account', 'cut-before');
    const terms = await termsFor(token);
    expect(terms.card).toEqual({ state: 'unavailable', cardPoints: null, cardTail: null });
    expect(terms.rates).toHaveLength(2);
  });
});

describe('exchanging', () => {
  test('card points become a lot of ours, which says why it was this many', async () => {
    const { token, openid, id } = await someone(0);
    const before = cardOf(openid);
    const view = (await exchange(token, aStep('in'))) as ExchangeView;
    expect(view).toMatchObject({ direction: 'in', state: 'done', given: 500, received: 100, endedAt: expect.any(String) as string });
    expect(cardOf(openid)).toBe(before - 500);
    expect(await balancesOf(service.deps.database, id)).toEqual({ available: 100, held: 0 });
    const [lot] = await service.deps.database.query(sql('test.lot', 'select source, points, steps, rules_version from lots where member_id = $1'), [id]);
    const steps = [{ rule: 'exchange-rate', input: 500, limit: null, points: 100 }];
    expect(lot).toEqual({ source: 'exchange', points: '100', steps, rules_version: 1 });
  });

  test('ours become card points', async () => {
    const { token, openid, id } = await someone(300);
    const before = cardOf(openid);
    expect(await exchange(token, aStep('out', { amount: 200 }))).toMatchObject({ state: 'done', given: 200, received: 800 });
    expect(cardOf(openid)).toBe(before + 800);
    expect(await balancesOf(service.deps.database, id)).toEqual({ available: 100, held: 0 });
  });

  test.each([
    ['no amount', { amount: 0 }, 'invalid-input'],
    ['less than nothing', { amount: -500 }, 'invalid-input'],
    ['a fraction', { amount: 500.5 }, 'invalid-input'],
    ['an enormous amount', { amount: 1e18 }, 'invalid-input'],
    ['a member of its own choice', { memberId: '1' }, 'invalid-input'],
    ['a direction there is none of', { direction: 'up' }, 'invalid-input'],
    ['part of a step', { amount: 499 }, 'exchange-amount-refused'],
    ['a step and a bit', { amount: 501 }, 'exchange-amount-refused'],
    ['more than a day may have', { amount: 10_500 }, 'exchange-cap-reached'],
    ['rules that are not in force', { rulesVersion: 7 }, 'exchange-terms-changed'],
  ])('%s is refused, and nothing is written', async (_what, changed, code) => {
    const { token, id, openid } = await someone();
    const before = cardOf(openid);
    expect(await exchange(token, { ...aStep('in'), ...changed })).toBe(code);
    expect(await countExchanges(service.deps, id)).toBe(0);
    expect(cardOf(openid)).toBe(before);
  });

  test.each([99, 0])('more of ours than there is, with %d, is refused, and nothing is written', async (points) => {
    const { token, id, openid } = await someone(points);
    const before = cardOf(openid);
    expect(await exchange(token, aStep('out'))).toBe('points-short');
    expect(await countExchanges(service.deps, id)).toBe(0);
    expect([cardOf(openid), await balancesOf(service.deps.database, id)]).toEqual([before, { available: points, held: 0 }]);
  });

  test.each(['in', 'out'] as const)('%s without a card is refused, and nothing is written', async (direction) => {
    const { token, id } = await someone(1_000, `no-card ${randomUUID()}`);
    expect(await exchange(token, aStep(direction))).toBe('no-credit-card');
    expect(await countExchanges(service.deps, id)).toBe(0);
    expect(await balancesOf(service.deps.database, id)).toEqual({ available: 1_000, held: 0 });
  });

  test('while the card side is away is refused, and nothing is written', async () => {
    const { token, id } = await someone();
    service.sandbox.cardPoints.plan('account', 'fault-before');
    expect(await exchange(token, aStep('out'))).toBe('card-points-unavailable');
    expect(await countExchanges(service.deps, id)).toBe(0);
  });

  test('more card points than there are is refused by the card side, again with the same key, and does not count for the day', async () => {
    const { token, id, openid } = await someone(0);
    const afford = Math.floor(cardOf(openid) / 10_000);
    for (let times = 0; times < afford; times += 1) {
      expect(await exchange(token, aStep('in', { amount: 10_000 }))).toMatchObject({ state: 'done' });
      service.clock.advance(DAY_MS);
    }
    const short = aStep('in', { amount: 10_000 });
    expect(await exchange(token, short)).toBe('card-points-short');
    expect(await exchange(token, short)).toBe('card-points-short');
    expect(await balancesOf(service.deps.database, id)).toEqual({ available: afford * 2_000, held: 0 });
    expect((await termsFor(token)).rates[0]).toMatchObject({ leftToday: 2_000 });
  });

  test.each([
    ['refused', 'refused'],
    ['done', null],
  ] as const)('that the card side has %s shows so, and gives back what was held', async (state, trouble) => {
    const { token, id } = await someone(1_000);
    if (trouble) service.sandbox.cardPoints.plan('move', trouble);
    const said = aStep('out');
    const view = await exchange(token, said);
    expect(view).toMatchObject({ state, endedAt: expect.any(String) as string });
    expect(await exchange(token, said)).toEqual(view);
    expect(await balancesOf(service.deps.database, id)).toEqual({ available: trouble ? 1_000 : 900, held: 0 });
  });
});

describe('one key', () => {
  test.each(['in', 'out'] as const)('asked five times at once exchanges %s once, and all hear the same', async (direction) => {
    const { token, id, openid } = await someone(1_000);
    const before = cardOf(openid);
    const said = aStep(direction);
    const answers = await Promise.all(Array.from({ length: 5 }, () => exchange(token, said)));
    expect(answers[0]).toMatchObject({ state: 'done' });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await exchange(token, said)).toEqual(answers[0]);
    expect(cardOf(openid) - before).toBe(direction === 'in' ? -500 : 400);
    expect(await balancesOf(service.deps.database, id)).toEqual({ available: direction === 'in' ? 1_100 : 900, held: 0 });
  });

  test.each([{ amount: 1_000 }, { direction: 'out' as const }, { rulesVersion: 2 }])('with other terms (%j) is refused', async (other) => {
    const { token, id } = await someone(1_000);
    const said = aStep('in');
    await exchange(token, said);
    expect(await exchange(token, { ...said, ...other })).toBe('idempotency-conflict');
    expect(await countExchanges(service.deps, id)).toBe(1);
  });

  test('with other terms at the same time is refused for one of them', async () => {
    const { token, id } = await someone(1_000);
    const said = aStep('in');
    const answers = await Promise.all([exchange(token, said), exchange(token, { ...said, amount: 1_000 })]);
    expect(answers.filter((answer) => answer === 'idempotency-conflict')).toHaveLength(1);
    expect(await countExchanges(service.deps, id)).toBe(1);
  });

  test('of two members is two exchanges', async () => {
    const [one, other] = [await someone(0), await someone(0)];
    const said = aStep('in');
    const [first, second] = [await exchange(one.token, said), await exchange(other.token, said)];
    expect((first as ExchangeView).id).not.toBe((second as ExchangeView).id);
  });
});

describe('the cap of a day', () => {
  test.each(['in', 'out'] as const)('holds %s against twenty at once, and is open again the next day', async (direction) => {
    const { token, id } = await someone(10_000);
    const { amount, received } = STEP[direction];
    const ours = direction === 'in' ? received : amount;
    const said = () => aStep(direction, { amount: amount * 3 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(token, said())));
    const done = answers.filter((answer) => typeof answer === 'object').length;
    expect(done).toBe(Math.floor(2_000 / (ours * 3)));
    expect(answers.filter((answer) => answer === 'exchange-cap-reached')).toHaveLength(20 - done);
    const rateOf = async () => (await termsFor(token)).rates.find((rate) => rate.direction === direction)!;
    expect((await rateOf()).leftToday).toBe(2_000 - done * ours * 3);
    expect(await exchange(token, aStep(direction, { amount: amount * 2 }))).toMatchObject({ state: 'done' });
    expect(await exchange(token, aStep(direction))).toBe('exchange-cap-reached');
    expect((await rateOf()).leftToday).toBe(0);
    service.clock.advance(DAY_MS);
    expect((await rateOf()).leftToday).toBe(2_000);
    expect(await balancesOf(service.deps.database, id)).toEqual({ available: 10_000 + (direction === 'in' ? 2_000 : -2_000), held: 0 });
  });

  test('counts what is not known yet', async () => {
    const { token, id } = await someone(5_000);
    await startExchange(service.deps, id, aStep('out', { amount: 1_900 }));
    expect((await termsFor(token)).rates[1]).toMatchObject({ leftToday: 100 });
    expect(await exchange(token, aStep('out', { amount: 200 }))).toBe('exchange-cap-reached');
  });
});

describe('exchanges', () => {
  test('are listed and shown to their own member only, the newest first', async () => {
    const [one, other] = [await someone(1_000), await someone(0)];
    const first = (await exchange(one.token, aStep('in'))) as ExchangeView;
    const second = (await exchange(one.token, aStep('out'))) as ExchangeView;
    const list = async (token: string) => ((await service.get('/api/exchanges', { token })).body as { exchanges: ExchangeView[] }).exchanges;
    expect(await list(one.token)).toEqual([second, first]);
    expect(await list(other.token)).toEqual([]);
    expect(await service.get(`/api/exchanges/${first.id}`, { token: one.token })).toMatchObject({ status: 200, body: first });
    expect(await service.get(`/api/exchanges/${first.id}`, { token: other.token })).toMatchObject({
      status: 404,
      body: { error: { code: 'exchange-not-found' } },
    });
    expect(await service.get('/api/exchanges')).toMatchObject({ status: 401 });
  });
});

test('rules that change between the page and the press are told, and the next try is made under the new ones', async () => {
  const { token } = await someone(0);
  const better = { ...pointRules, exchange: { ...pointRules.exchange, in: { give: 4, get: 1, step: 400, dailyPoints: 2_000 } } };
  const before = aStep('in');
  const first = await exchange(token, before);
  const version = await saveRules(service.deps, better, service.deps.clock.now());
  expect(await exchange(token, aStep('in'))).toBe('exchange-terms-changed');
  expect(await exchange(token, before)).toEqual(first);
  expect((await termsFor(token)).rulesVersion).toBe(version);
  expect(await exchange(token, aStep('in', { amount: 400, rulesVersion: version }))).toMatchObject({ given: 400, received: 100 });
});
