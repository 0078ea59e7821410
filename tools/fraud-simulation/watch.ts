import { traceOf, tracesToCount, type Arrival, type Journey, type SharerDay } from '../../server/fraud/facts';
import { findSignals } from '../../server/fraud/find-signals';
import { dayStartOf } from '../../server/fraud/places';
import { RULES, type Finding } from '../../server/fraud/rules';
import type { Happening, History, Place } from './history';

const DAY_MS = 86_400_000;
const HOPS_MAX = 7;

/** What is known at one moment of a history; the same facts that the service reads from its tables. */
interface Known {
  history: History;
  /** Places below each member, the oldest first. */
  below: Map<string, Place[]>;
  /** Who was seen by network and device. */
  seen: Map<string, Map<string, Set<string>>>;
  tracesOf: Map<string, Set<string>>;
  /** Members each member ever brought, with the cards. */
  brought: Map<string, Map<string, Set<string>>>;
  sharedOn: Set<Place>;
  opens: { sharerId: string; memberId: string; atMs: number }[];
}

const getOr = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
};

const noteOpen = ({ opens }: Known, sharerId: string, memberId: string, atMs: number): void => void opens.push({ sharerId, memberId, atMs });

const note = (known: Known, happening: Happening): void => {
  const { place } = happening;
  if (happening.kind === 'intent') return void known.sharedOn.add(place);
  if (happening.kind === 'open') return noteOpen(known, place.memberId, happening.memberId, happening.atMs);
  const { memberId, parent, cardId, phone } = place;
  const devices = getOr(known.seen, phone.network, () => new Map<string, Set<string>>());
  getOr(devices, phone.device, () => new Set<string>()).add(memberId);
  getOr(known.tracesOf, memberId, () => new Set<string>()).add(traceOf(phone.device, phone.network));
  if (!parent) return;
  getOr(known.below, parent.memberId, () => [] as Place[]).push(place);
  const brought = getOr(known.brought, parent.memberId, () => new Map<string, Set<string>>());
  getOr(brought, memberId, () => new Set<string>()).add(cardId);
  noteOpen(known, parent.memberId, memberId, place.atMs);
};

const arrivalOf = ({ history, sharedOn }: Known, place: Place): Arrival => ({
  nodeId: place.nodeId,
  memberId: place.memberId,
  ...place.phone,
  arrivedAt: new Date(place.atMs),
  joinedAt: new Date(history.people.get(place.memberId)!.joinedMs),
  hasSharedOn: sharedOn.has(place),
});

const lookAround = ({ seen, brought }: Known, sharerId: string, trace: string): { strangers: number; devicesOnNetwork: number } => {
  const [network = '', device = ''] = trace.split(':');
  const devices = seen.get(network);
  const others = [...(devices?.get(device) ?? [])].filter((id) => id !== sharerId && !brought.get(sharerId)?.has(id));
  return { strangers: others.length, devicesOnNetwork: devices?.size ?? 0 };
};

const opensOn = ({ opens }: Known, sharerId: string, from: number): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const open of opens) {
    if (open.sharerId === sharerId && open.atMs >= from) counts.set(open.memberId, (counts.get(open.memberId) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count >= RULES.loop.opensPerDayMin));
};

const dayOf = (known: Known, sharerId: string, atMs: number): SharerDay => {
  const dayStart = dayStartOf(new Date(atMs));
  const from = dayStart.getTime();
  const all = known.below.get(sharerId) ?? [];
  const arrivals = all.filter((place) => place.atMs >= from).map((place) => arrivalOf(known, place));
  const ownTraces = known.tracesOf.get(sharerId) ?? new Set<string>();
  const traces = tracesToCount({ arrivals, ownTraces }, RULES.deviceRing.membersMin);
  const cardsBelow = new Map([...(known.brought.get(sharerId) ?? [])].map(([id, cards]) => [id, cards.size]));
  return {
    sharerId,
    dayStart,
    arrivals,
    ownTraces,
    surroundings: new Map([...traces].map((trace) => [trace, lookAround(known, sharerId, trace)])),
    arrivalsPerHour: all.filter((place) => place.atMs < from && place.atMs >= from - 7 * DAY_MS).length / (7 * 24),
    cardsBelow,
    cardsAbove: new Map([...cardsBelow.keys()].map((id) => [id, known.brought.get(id)?.get(sharerId)?.size ?? 0])),
    opensByMember: opensOn(known, sharerId, from),
  };
};

const journeyOf = (known: Known, place: Place, parent: Place): Journey => {
  const hopSeconds: number[] = [];
  for (let below = place; below.parent && hopSeconds.length < HOPS_MAX; below = below.parent) {
    hopSeconds.push(Math.max(0, Math.floor((below.atMs - below.parent.atMs) / 1_000)));
  }
  const opensInMinute = known.opens.filter(({ memberId, atMs }) => memberId === place.memberId && atMs > place.atMs - 60_000).length;
  const { memberId, nodeId, atMs } = place;
  return { sharerId: parent.memberId, memberId, nodeId, dayStart: dayStartOf(new Date(atMs)), hopSeconds, opensInMinute };
};

const keyOf = ({ kind, sharerId, openerId, windowStart }: Finding): string => [kind, sharerId, openerId, windowStart.getTime()].join('/');

/** Every signal the rules raise when they look after each arrival, as the scan does when it is not behind. */
export const watch = (history: History): Finding[] => {
  const known: Known = { history, below: new Map(), seen: new Map(), tracesOf: new Map(), brought: new Map(), sharedOn: new Set(), opens: [] };
  const raised = new Map<string, Finding>();
  for (const happening of [...history.happenings].sort((one, other) => one.atMs - other.atMs)) {
    note(known, happening);
    const { place } = happening;
    if (happening.kind !== 'arrival' || !place.parent) continue;
    const findings = findSignals([dayOf(known, place.parent.memberId, place.atMs)], [journeyOf(known, place, place.parent)]);
    for (const finding of findings) if (!raised.has(keyOf(finding))) raised.set(keyOf(finding), finding);
  }
  return [...raised.values()];
};
