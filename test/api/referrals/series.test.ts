import type { ChainSeries } from '@micro-branch/contract/referrals';
import type { Id } from '../../../server/ids';
import { shanghaiDay, shanghaiTime } from '../../../server/shanghai';
import { cardOnShelf } from '../../support/cards';
import { startService, type Service } from '../../support/service';
import { happen, plantRoot, plantUnder, takeBack } from '../../support/tree';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

let service: Service;
let token: string;
let shareId: Id;

beforeAll(async () => {
  service = await startService();
  // In the middle of an hour, so that no hour ends between a test's look at the clock and the service's.
  const now = service.clock.now().getTime();
  service.clock.advance(HOUR_MS - (now % HOUR_MS) + HOUR_MS / 2);
});
afterAll(() => service.close());
beforeEach(async () => {
  const session = await service.signInAs('watcher');
  ({ token } = session);
  shareId = await plantRoot(service.deps, await cardOnShelf(service.deps), session.member.id);
});

const seriesOf = async (by: string): Promise<ChainSeries['points']> => {
  await service.drain();
  const { status, body } = await service.get(`/api/shares/${shareId}/series?by=${by}`, { token });
  expect(status).toBe(200);
  return (body as ChainSeries).points;
};

/** So many opened it at that moment. */
const opened = (atMs: number, strangers = 1) => happen(service.deps, shareId, { at: new Date(atMs), strangers });

const startsOf = (points: ChainSeries['points']) => points.map(({ startsAt }) => Date.parse(startsAt));
const opensOf = (points: ChainSeries['points']) => points.flatMap(({ opens }, index) => (opens ? [[index, opens]] : []));

test('48 hours without a gap, the one that goes on being the last, whatever came', async () => {
  const points = await seriesOf('hour');
  const now = service.clock.now().getTime();
  expect(startsOf(points)).toEqual(Array.from({ length: 48 }, (_, at) => Math.floor(now / HOUR_MS) * HOUR_MS - (47 - at) * HOUR_MS));
  expect(points.every(({ opens, nodes, conversions }) => opens === 0 && nodes === 0 && conversions === 0)).toBe(true);
});

test('an hour holds what happened from its first moment to its last', async () => {
  const [first] = startsOf(await seriesOf('hour')) as [number];
  await opened(first - 1);
  await opened(first);
  await opened(first + HOUR_MS - 1);
  await opened(first + HOUR_MS);
  await happen(service.deps, shareId, { strangers: 3, conversions: 1 });
  await plantUnder(service.deps, shareId, { count: 2 });
  const points = await seriesOf('hour');
  expect(opensOf(points)).toEqual([[0, 2], [1, 1], [47, 3]]);
  expect(points[47]).toMatchObject({ nodes: 2, conversions: 1 });
});

test('30 days that begin when Shanghai’s do, and hold their first and last moments', async () => {
  const starts = startsOf(await seriesOf('day'));
  expect(starts).toHaveLength(30);
  expect(new Set(starts.map((start) => shanghaiTime(new Date(start))))).toEqual(new Set(['00:00']));
  expect(shanghaiDay(new Date(starts[29]!))).toBe(shanghaiDay(service.clock.now()));
  await opened(starts[0]! - 1);
  await opened(starts[0]!);
  await opened(starts[28]! + DAY_MS - 1);
  await opened(starts[29]!);
  expect(opensOf(await seriesOf('day'))).toEqual([[0, 1], [28, 1], [29, 1]]);
});

test('a conversion that was taken back counts against the hour it was taken back in', async () => {
  const now = service.clock.now().getTime();
  const [reference] = await happen(service.deps, shareId, { at: new Date(now - 5 * HOUR_MS), conversions: 1 });
  await takeBack(service.deps, shareId, reference!);
  const points = await seriesOf('hour');
  expect([points[42]!.conversions, points[47]!.conversions]).toEqual([1, -1]);
});

test('what came by others’ codes below is not in it, not even under a root', async () => {
  const [contact] = await plantUnder(service.deps, shareId);
  await plantUnder(service.deps, contact!, { count: 7 });
  expect((await seriesOf('hour'))[47]).toMatchObject({ nodes: 1 });
  expect((await seriesOf('day'))[29]).toMatchObject({ nodes: 1 });
});

test('is refused for another member’s share, for none, and for a step that is not one', async () => {
  const stranger = await service.signInAs('somebody else');
  const paths = [`/api/shares/${shareId}/series?by=hour`, '/api/shares/4611686018427387904/series?by=day'];
  for (const path of paths) {
    expect(await service.get(path, { token: stranger.token })).toMatchObject({ status: 404, body: { error: { code: 'share-not-found' } } });
  }
  for (const query of ['', '?by=minute', '?by=hour&focus=1']) {
    expect((await service.get(`/api/shares/${shareId}/series${query}`, { token })).status).toBe(400);
  }
  expect((await service.get(paths[0]!)).status).toBe(401);
});
