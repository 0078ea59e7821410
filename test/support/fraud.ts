import type { Arrival, Journey, SharerDay } from '../../server/fraud/facts';

/** A Monday in Shanghai. */
export const DAY_START = new Date('2026-11-02T00:00:00+08:00');
export const SHARER = '100';

export const minutesAfter = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000);

/** Somebody of long standing who came at ten from a phone and a network of their own. */
export const arrival = (number: number, more: Partial<Arrival> = {}): Arrival => ({
  nodeId: String(1_000 + number),
  memberId: String(200 + number),
  device: `phone-${number}`,
  network: `network-${number}`,
  arrivedAt: minutesAfter(DAY_START, 600),
  joinedAt: minutesAfter(DAY_START, -90 * 1_440),
  hasSharedOn: false,
  ...more,
});

/** An account opened as they came. */
export const newcomer = (number: number, more: Partial<Arrival> = {}): Arrival =>
  arrival(number, { joinedAt: minutesAfter(DAY_START, 600), ...more });

export const many = (count: number, make: (number: number) => Arrival): Arrival[] => Array.from({ length: count }, (_, at) => make(at));

export const sharerDay = (arrivals: readonly Arrival[], more: Partial<SharerDay> = {}): SharerDay => ({
  sharerId: SHARER,
  dayStart: DAY_START,
  arrivals,
  ownTraces: new Set(),
  surroundings: new Map(),
  arrivalsPerHour: 0,
  cardsAbove: new Map(),
  cardsBelow: new Map(),
  opensByMember: new Map(),
  ...more,
});

export const journey = (hopSeconds: readonly number[], opensInMinute = 1): Journey => ({
  sharerId: SHARER,
  memberId: '201',
  nodeId: '1001',
  dayStart: DAY_START,
  hopSeconds,
  opensInMinute,
});
