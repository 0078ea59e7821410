import { findBursts } from '../../server/fraud/burst';
import type { Arrival, SharerDay } from '../../server/fraud/facts';
import { findImpossibleSpeed } from '../../server/fraud/impossible-speed';
import { findLoops } from '../../server/fraud/loops';
import { findDeviceRing, findNetworkRing } from '../../server/fraud/rings';
import { atLeast, percent, RULES } from '../../server/fraud/rules';
import { findSecondAccounts } from '../../server/fraud/second-account';
import { arrival, DAY_START, journey, many, minutesAfter, newcomer, SHARER, sharerDay } from '../support/fraud';

const HOME = { device: 'phone', network: 'home' };
const TRACE = 'home:phone';

describe('a second account', () => {
  const day = (more: Partial<Arrival> = {}, devicesOnNetwork = 2, own = [TRACE]): SharerDay =>
    sharerDay([newcomer(1, { ...HOME, ...more })], { ownTraces: new Set(own), surroundings: new Map([[TRACE, { strangers: 0, devicesOnNetwork }]]) });
  const isFound = (seen: SharerDay): boolean => findSecondAccounts(seen).length === 1;
  const limits = RULES.secondAccount;

  test('is an account opened about now on the phone and network of the sharer', () => {
    expect(findSecondAccounts(day())).toEqual([
      {
        kind: 'second-account', sharerId: SHARER, openerId: '201', windowStart: minutesAfter(DAY_START, 600), nodeIds: ['1001'],
        figures: [
          { name: 'own-trace', seen: 1, limit: 1, bound: 'at-least' },
          { name: 'minutes-from-joining', seen: 0, limit: limits.joinedWithinMinutes, bound: 'at-most' },
          { name: 'devices-on-network', seen: 2, limit: limits.devicesOnNetworkMax, bound: 'at-most' },
        ],
      },
    ]);
  });

  test('is none on another phone, on another network, or where either is not known', () => {
    expect(isFound(day({ device: 'other' }))).toBe(false);
    expect(isFound(day({ network: 'other' }))).toBe(false);
    expect(isFound(day({ device: null }))).toBe(false);
    expect(isFound(day({ network: null }))).toBe(false);
    expect(isFound(day({}, 2, []))).toBe(false);
  });

  test('is opened within so many minutes of coming', () => {
    const joined = (minutes: number) => ({ joinedAt: minutesAfter(DAY_START, 600 - minutes) });
    expect(isFound(day(joined(limits.joinedWithinMinutes)))).toBe(true);
    expect(isFound(day(joined(limits.joinedWithinMinutes + 1)))).toBe(false);
    expect(isFound(day(joined(-limits.joinedWithinMinutes)))).toBe(true);
    expect(isFound(day(joined(-limits.joinedWithinMinutes - 1)))).toBe(false);
  });

  test('is not told apart where many phones are: a branch and a mobile network have two of a kind', () => {
    expect(isFound(day({}, limits.devicesOnNetworkMax))).toBe(true);
    expect(isFound(day({}, limits.devicesOnNetworkMax + 1))).toBe(false);
  });

  test('is not the sharer themselves', () => {
    expect(isFound(day({ memberId: SHARER }))).toBe(false);
  });
});

describe('a ring on one phone', () => {
  const { membersMin, sharePercentMin, strangersMax } = RULES.deviceRing;
  const day = (inRing: number, others: number, strangers = 0): SharerDay =>
    sharerDay([...many(inRing, (at) => newcomer(at, HOME)), ...many(others, (at) => arrival(500 + at))], {
      surroundings: new Map([[TRACE, { strangers, devicesOnNetwork: 1 }]]),
    });
  const isFound = (seen: SharerDay): boolean => findDeviceRing(seen).length === 1;

  test('needs so many members', () => {
    expect(isFound(day(membersMin - 1, 0))).toBe(false);
    expect(isFound(day(membersMin, 0))).toBe(true);
  });

  test('is much of what the sharer brought that day', () => {
    const others = Math.floor((membersMin * 100) / sharePercentMin) - membersMin;
    expect(isFound(day(membersMin, others))).toBe(true);
    expect(isFound(day(membersMin, others + 1))).toBe(false);
  });

  test('is the phone of nobody else', () => {
    expect(isFound(day(membersMin, 0, strangersMax))).toBe(true);
    expect(isFound(day(membersMin, 0, strangersMax + 1))).toBe(false);
  });

  test('counts members and not places, and the sharer not at all', () => {
    const twice = many(membersMin, (at) => newcomer(at % (membersMin - 1), HOME));
    expect(findDeviceRing(sharerDay(twice))).toEqual([]);
    expect(findDeviceRing(sharerDay([...many(membersMin - 1, (at) => newcomer(at, HOME)), newcomer(9, { ...HOME, memberId: SHARER })]))).toEqual([]);
  });

  test('is one signal a day however many rings there are, about the largest', () => {
    const other = { device: 'another', network: 'room' };
    const [found, ...more] = findDeviceRing(sharerDay([...many(5, (at) => newcomer(at, HOME)), ...many(6, (at) => newcomer(50 + at, other))]));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ openerId: null, windowStart: DAY_START, nodeIds: ['1050', '1051', '1052', '1053', '1054', '1055'] });
    expect(found?.figures[0]).toEqual(atLeast('members-on-trace', 6, membersMin));
  });

  test('names the newest fifty places', () => {
    const [found] = findDeviceRing(sharerDay(many(60, (at) => newcomer(at, HOME))));
    expect(found?.nodeIds).toEqual(many(60, arrival).slice(10).map(({ nodeId }) => nodeId));
  });
});

describe('a ring on one network', () => {
  const { newMembersMin, sharePercentMin, devicesPercentMax } = RULES.networkRing;
  const wall = (count: number, devices: number): Arrival[] => many(count, (at) => newcomer(at, { network: 'room', device: `phone-${at % devices}` }));
  const isFound = (arrivals: readonly Arrival[]): boolean => findNetworkRing(sharerDay(arrivals)).length === 1;

  test('needs so many new members', () => {
    expect(isFound(wall(newMembersMin - 1, 2))).toBe(false);
    expect(isFound(wall(newMembersMin, 2))).toBe(true);
  });

  test('is not a branch, where every customer has a phone of their own', () => {
    expect(isFound(wall(200, 200))).toBe(false);
    expect(isFound(many(200, (at) => arrival(at, { network: 'branch', device: 'the same' })))).toBe(false);
  });

  test('is on few phones', () => {
    const most = Math.floor((100 * devicesPercentMax) / 100);
    expect(isFound(wall(100, most))).toBe(true);
    expect(isFound(wall(100, most + 1))).toBe(false);
  });

  test('is much of what the sharer brought that day', () => {
    const others = Math.floor((newMembersMin * 100) / sharePercentMin) - newMembersMin;
    const day = (count: number): Arrival[] => [...wall(newMembersMin, 2), ...many(count, (at) => arrival(500 + at))];
    expect(isFound(day(others))).toBe(true);
    expect(isFound(day(others + 1))).toBe(false);
  });
});

describe('a burst', () => {
  const { arrivalsPerHourMin, timesRhythmMin, newPercentMin, sharedOnPercentMax } = RULES.burst;
  const crowd = (count: number, more: (at: number) => Partial<Arrival> = () => ({})): Arrival[] => many(count, (at) => newcomer(at, more(at)));
  const isFound = (arrivals: readonly Arrival[], more: Partial<SharerDay> = {}): boolean => findBursts(sharerDay(arrivals, more)).length === 1;

  test('needs so many arrivals in one hour', () => {
    expect(isFound(crowd(arrivalsPerHourMin - 1))).toBe(false);
    expect(isFound(crowd(arrivalsPerHourMin))).toBe(true);
    const spread = crowd(arrivalsPerHourMin, (at) => ({ arrivedAt: minutesAfter(DAY_START, 600 + (at % 2) * 60), joinedAt: minutesAfter(DAY_START, 600 + (at % 2) * 60) }));
    expect(isFound(spread)).toBe(false);
  });

  test('is so many times what the sharer has in an hour', () => {
    const rhythm = arrivalsPerHourMin / timesRhythmMin;
    expect(isFound(crowd(arrivalsPerHourMin), { arrivalsPerHour: rhythm })).toBe(true);
    expect(isFound(crowd(arrivalsPerHourMin), { arrivalsPerHour: rhythm + 0.1 })).toBe(false);
  });

  test('is nearly all new members', () => {
    const old = (count: number) => crowd(100, (at) => (at < count ? { joinedAt: minutesAfter(DAY_START, -1_440) } : {}));
    expect(isFound(old(100 - newPercentMin))).toBe(true);
    expect(isFound(old(100 - newPercentMin + 1))).toBe(false);
  });

  test('is a crowd of which nobody hands on', () => {
    const sharing = (count: number) => crowd(100, (at) => ({ hasSharedOn: at < count }));
    expect(isFound(sharing(sharedOnPercentMax))).toBe(true);
    expect(isFound(sharing(sharedOnPercentMax + 1))).toBe(false);
  });

  test('begins with its hour', () => {
    expect(findBursts(sharerDay(crowd(arrivalsPerHourMin)))[0]?.windowStart).toEqual(minutesAfter(DAY_START, 600));
  });
});

describe('impossible speed', () => {
  const { hopSecondsMax, hopsInARowMin, opensPerMinuteMin } = RULES.impossibleSpeed;
  const fast = (count: number): number[] => Array.from({ length: count }, () => hopSecondsMax);

  test('is a run of hops that nobody could make', () => {
    expect(findImpossibleSpeed(journey(fast(hopsInARowMin - 1)))).toEqual([]);
    expect(findImpossibleSpeed(journey(fast(hopsInARowMin)))).toHaveLength(1);
  });

  test('ends at the first hop a person could make', () => {
    const slow = hopSecondsMax + 1;
    expect(findImpossibleSpeed(journey([slow, ...fast(6)]))).toEqual([]);
    expect(findImpossibleSpeed(journey([...fast(hopsInARowMin - 1), slow, 0, 0, 0]))).toEqual([]);
    const [found] = findImpossibleSpeed(journey([1, 3, slow, 0]));
    expect(found?.figures.map(({ name, seen }) => [name, seen])).toEqual([['fast-hops-in-a-row', 2], ['slowest-of-them-seconds', 3]]);
  });

  test('is also more opens in a minute than anybody reads', () => {
    expect(findImpossibleSpeed(journey([600], opensPerMinuteMin - 1))).toEqual([]);
    expect(findImpossibleSpeed(journey([600], opensPerMinuteMin))[0]?.figures).toEqual([atLeast('opens-in-minute', opensPerMinuteMin, opensPerMinuteMin)]);
  });

  test('is nothing for who came first', () => {
    expect(findImpossibleSpeed(journey([]))).toEqual([]);
  });
});

describe('a loop', () => {
  const { mutualCardsMin, opensPerDayMin } = RULES.loop;
  const mutual = (above: number, below: number): SharerDay =>
    sharerDay([arrival(1)], { cardsAbove: new Map([['201', above]]), cardsBelow: new Map([['201', below]]) });

  test('is two who bring each other under so many cards, both ways', () => {
    expect(findLoops(mutual(mutualCardsMin, mutualCardsMin))).toHaveLength(1);
    expect(findLoops(mutual(mutualCardsMin - 1, 99))).toEqual([]);
    expect(findLoops(mutual(99, mutualCardsMin - 1))).toEqual([]);
  });

  test('is one who opens the same codes all day', () => {
    const opens = (count: number): SharerDay => sharerDay([], { opensByMember: new Map([['201', count]]) });
    expect(findLoops(opens(opensPerDayMin - 1))).toEqual([]);
    expect(findLoops(opens(opensPerDayMin))).toMatchObject([{ sharerId: SHARER, openerId: '201', windowStart: DAY_START, nodeIds: [] }]);
  });

  test('is not the sharer at their own card', () => {
    expect(findLoops(sharerDay([], { opensByMember: new Map([[SHARER, 1_000]]) }))).toEqual([]);
  });
});

test('percent is whole, rounded down, and nothing of nothing', () => {
  expect([percent(0, 0), percent(1, 3), percent(2, 3), percent(3, 3), percent(199, 200)]).toEqual([0, 33, 66, 100, 99]);
});
