import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectCardPoints } from '../../server/gateways/card-points/card-points';
import type { PartnerOptions } from '../../server/gateways/partner/call-partner';
import { signQuestion } from '../../server/gateways/partner/signature';
import { connectTopUps } from '../../server/gateways/top-ups/top-ups';
import { openidOf } from '../../server/sandbox/wechat/people';
import { createClock } from '../support/clock';
import { LOST_ANSWERS } from '../support/lost-answers';
import { startSandbox, type RunningSandbox } from '../support/sandbox';

const clock = createClock();
/** Long enough for a question to arrive, however busy the machine is. */
const PATIENCE_MS = 1_000;
const SHORT_MS = 150;
const OPENID = openidOf('小满');
let sandbox: RunningSandbox;
let ids = 1_000;

beforeAll(async () => void (sandbox = await startSandbox(clock)));
afterAll(() => sandbox.close());

const nextId = (): string => String((ids += 1));
const connect = (changed: Partial<PartnerOptions> = {}) => connectCardPoints({ ...sandbox.cardPoints.options, ...changed });
const debit = (cardPoints = 500) => ({ id: nextId(), openid: OPENID, direction: 'debit' as const, cardPoints });

describe('the card-points system', () => {
  test('knows what is on a card, and who has none', async () => {
    const account = await connect().findAccount(OPENID);
    expect(account).toEqual({ cardPoints: sandbox.cardPoints.balanceOf(OPENID), cardTail: expect.stringMatching(/^\d{4}$/) as string });
    expect(await connect().findAccount(openidOf('no-card 甲'))).toBeNull();
  });

  test('takes points once for one id, however often it is asked, and tells it again later', async () => {
    const before = sandbox.cardPoints.balanceOf(OPENID)!;
    const order = debit();
    const answers = await Promise.all(Array.from({ length: 5 }, () => connect().move(order)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({ state: 'done', theirId: expect.stringMatching(/^CP\d{8}$/) as string });
    expect(await connect().ask(order.id)).toEqual(answers[0]);
    expect(sandbox.cardPoints.balanceOf(OPENID)).toBe(before - 500);
  });

  test('gives points to a card', async () => {
    const before = sandbox.cardPoints.balanceOf(OPENID)!;
    expect(await connect().move({ ...debit(400), direction: 'credit' })).toMatchObject({ state: 'done' });
    expect(sandbox.cardPoints.balanceOf(OPENID)).toBe(before + 400);
  });

  test('refuses for reasons of its own, and stands by it', async () => {
    const order = debit(900_000);
    expect(await connect().move(order)).toEqual({ state: 'refused', reason: 'short' });
    expect(await connect().ask(order.id)).toEqual({ state: 'refused', reason: 'short' });
    expect(await connect().move({ ...debit(), openid: openidOf('no-card 乙') })).toEqual({ state: 'refused', reason: 'no-card' });
    sandbox.cardPoints.plan('move', 'refused');
    expect(await connect().move(debit())).toEqual({ state: 'refused', reason: 'other' });
  });

  test('says that it never heard of an id', async () => {
    expect(await connect().ask(nextId())).toEqual({ state: 'absent' });
  });

  test('leaves it unknown when one id comes with other terms', async () => {
    const order = debit();
    await connect().move(order);
    expect(await connect().move({ ...order, cardPoints: 1_000 })).toMatchObject({ state: 'unknown' });
  });

  test.each(LOST_ANSWERS)('that is %s leaves the outcome unknown, and tells it when asked', async (trouble, isDone) => {
    const order = debit();
    sandbox.cardPoints.plan('move', trouble);
    expect(await connect({ timeoutMs: PATIENCE_MS }).move(order)).toMatchObject({ state: 'unknown' });
    expect(await connect().ask(order.id)).toMatchObject({ state: isDone ? 'done' : 'absent' });
    expect(await connect().move(order)).toMatchObject({ state: 'done' });
    sandbox.cardPoints.plan('ask', trouble);
    expect(await connect({ timeoutMs: PATIENCE_MS }).ask(order.id)).toMatchObject({ state: 'unknown' });
  });

  test.each(['silent', 'cut-before', 'fault-before', 'forged', 'nonsense'] as const)(
    'that is %s is unavailable to whoever wants to see a card',
    async (trouble) => {
      sandbox.cardPoints.plan('account', trouble);
      const failure = await connect({ timeoutMs: PATIENCE_MS }).findAccount(OPENID).catch((error: Error) => error);
      expect(failure).toMatchObject({ name: 'Refusal', code: 'card-points-unavailable' });
      expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(OPENID);
    },
  );
});

describe('signatures', () => {
  const ask = (question: { second: number; nonce: string; key?: Buffer; signed?: string; asked?: string }) => {
    const { second, nonce, key = sandbox.cardPoints.options.key, signed = '', asked = signed } = question;
    const path = `/card-points/movements/${signed}`;
    const signature = signQuestion(key, { method: 'GET', path, second, nonce, body: '' });
    const headers = { 'x-timestamp': String(second), 'x-nonce': nonce, 'x-signature': signature };
    return fetch(`${sandbox.url}/card-points/movements/${asked}`, { headers }).then(async (answer) => [answer.status, await answer.json()] as const);
  };
  const nowSecond = () => Math.floor(clock.now().getTime() / 1_000);
  const newNonce = () => randomBytes(16).toString('hex');

  test('of another key are refused by them, and leave the outcome unknown to us', async () => {
    const stranger = connect({ key: randomBytes(32) });
    const order = debit();
    expect(await stranger.move(order)).toEqual({ state: 'unknown', why: 'HTTP 401 without their signature' });
    expect(await connect().ask(order.id)).toEqual({ state: 'absent' });
  });

  test('are good for one question, near their time, with a nonce never seen', async () => {
    const [second, nonce] = [nowSecond(), newNonce()];
    expect(await ask({ second, nonce, signed: '7' })).toEqual([404, { reason: 'NEVER_HEARD' }]);
    expect(await ask({ second, nonce, signed: '7' })).toEqual([401, { reason: 'REPLAYED' }]);
    expect(await ask({ second, nonce: newNonce(), signed: '7', asked: '8' })).toEqual([401, { reason: 'SIGNATURE' }]);
    expect(await ask({ second: second - 310, nonce: newNonce(), signed: '7' })).toEqual([401, { reason: 'CLOCK' }]);
    expect(await ask({ second: second + 310, nonce: newNonce(), signed: '7' })).toEqual([401, { reason: 'CLOCK' }]);
    expect(await ask({ second: second - 290, nonce: newNonce(), signed: '7' })).toEqual([404, { reason: 'NEVER_HEARD' }]);
  });

  test('are forgotten only when their time could not be accepted any more', async () => {
    const [second, nonce] = [nowSecond() + 290, newNonce()];
    await ask({ second, nonce, signed: '7' });
    clock.advance(580_000);
    expect(await ask({ second, nonce, signed: '7' })).toEqual([401, { reason: 'REPLAYED' }]);
  });

  test('of a clock that is far away are not believed by us either', async () => {
    const slow = { now: () => new Date(clock.now().getTime() - 310_000) };
    expect(await connect({ clock: slow }).move(debit())).toEqual({ state: 'unknown', why: 'their clock is too far from ours' });
  });
});

describe('a partner that', () => {
  let server: Server;
  let answer: { status: number; body: string; headers?: Record<string, string>; isCut?: true };
  const options = (): PartnerOptions => ({
    ...sandbox.cardPoints.options,
    baseUrl: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    timeoutMs: SHORT_MS,
  });

  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server = createServer((_request, response) => {
          response.writeHead(answer.status, answer.headers);
          if (answer.isCut) response.write(answer.body);
          else response.end(answer.body);
        }).listen(0, '127.0.0.1', resolve);
      }),
  );
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ['says done without a signature', { status: 200, body: '{"state":"DONE","serial":"CP1"}' }],
    ['refuses without a signature', { status: 200, body: '{"state":"REFUSED","reason":"SHORT"}' }],
    ['never heard of it, says a proxy', { status: 404, body: '{"reason":"NEVER_HEARD"}' }],
    ['answers with a page', { status: 200, body: '<html>' }],
    ['is behind a gateway that is down', { status: 502, body: '' }],
    ['stops in the middle of an answer', { status: 200, body: '{"state":', isCut: true as const }],
    ['answers without an end', { status: 200, body: 'x'.repeat(3_000_000), isCut: true as const }],
    ['sends us elsewhere', { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }],
  ])('%s leaves it unknown, and no secret is told', async (_what, given) => {
    answer = given;
    const outcomes = [await connectCardPoints(options()).move(debit()), await connectCardPoints(options()).ask('7')];
    for (const outcome of outcomes) expect(outcome).toEqual({ state: 'unknown', why: expect.any(String) as string });
    const told = JSON.stringify(outcomes);
    for (const secret of [OPENID, options().key.toString('base64'), options().baseUrl()]) expect(told).not.toContain(secret);
  });

  test('plays back what the real one signed for another question is not believed', async () => {
    const nonce = Buffer.alloc(16, 7);
    const second = Math.floor(clock.now().getTime() / 1_000);
    const path = '/card-points/movements/7';
    const signature = signQuestion(options().key, { method: 'GET', path, second, nonce: nonce.toString('hex'), body: '' });
    const recorded = await fetch(sandbox.url + path, {
      headers: { 'x-timestamp': String(second), 'x-nonce': nonce.toString('hex'), 'x-signature': signature },
    });
    const headers = Object.fromEntries(['x-timestamp', 'x-signature'].map((name) => [name, recorded.headers.get(name)!]));
    answer = { status: recorded.status, body: await recorded.text(), headers };
    const sameNonce = { ...options(), randomBytes: () => nonce };
    expect(await connectCardPoints(sameNonce).ask('7')).toEqual({ state: 'absent' });
    expect(await connectCardPoints(options()).ask('7')).toMatchObject({ state: 'unknown' });
  });
});

describe('the top-up provider', () => {
  const connectCharging = (changed: Partial<PartnerOptions> = {}) => connectTopUps({ ...sandbox.topUps.options, ...changed });
  const order = (phone = '13800138001') => ({ id: nextId(), phone, valueFen: 3_000 });

  test('charges a phone once for one id', async () => {
    const said = order();
    const answers = await Promise.all(Array.from({ length: 5 }, () => connectCharging().charge(said)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await connectCharging().ask(said.id)).toEqual(answers[0]);
    expect(sandbox.topUps.charges().filter((id) => id === said.id)).toHaveLength(1);
  });

  test('refuses a number without a contract, for good', async () => {
    const said = order('13800130000');
    expect(await connectCharging().charge(said)).toEqual({ state: 'refused', reason: 'PHONE' });
    expect(await connectCharging().ask(said.id)).toEqual({ state: 'refused', reason: 'PHONE' });
  });

  test('says that it is under way as often as it is, then done', async () => {
    const said = order();
    sandbox.topUps.plan('charge', 'processing');
    sandbox.topUps.plan('ask', 'processing', 2);
    const outcomes = [await connectCharging().charge(said)];
    for (let times = 0; times < 3; times += 1) outcomes.push((await connectCharging().ask(said.id)) as (typeof outcomes)[number]);
    expect(outcomes.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown', 'done']);
  });

  test.each(['late', 'cut-after', 'fault-after', 'unsigned'] as const)('that is %s has charged, and says so when asked', async (trouble) => {
    const said = order();
    sandbox.topUps.plan('charge', trouble);
    expect(await connectCharging({ timeoutMs: PATIENCE_MS }).charge(said)).toMatchObject({ state: 'unknown' });
    expect(await connectCharging().ask(said.id)).toMatchObject({ state: 'done' });
  });

  test('never heard of what was lost on the way, and takes it when it comes again', async () => {
    const said = order();
    sandbox.topUps.plan('charge', 'cut-before');
    expect(await connectCharging().charge(said)).toMatchObject({ state: 'unknown' });
    expect(await connectCharging().ask(said.id)).toEqual({ state: 'absent' });
    expect(await connectCharging().charge(said)).toMatchObject({ state: 'done' });
  });
});
