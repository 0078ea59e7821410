import { seedChance, type Chance } from './chance';

export interface Phone {
  device: string;
  network: string;
}

export interface Person {
  id: string;
  joinedMs: number;
}

export interface Place {
  nodeId: string;
  parent: Place | null;
  cardId: string;
  memberId: string;
  phone: Phone;
  atMs: number;
}

export type Happening =
  | { kind: 'arrival'; atMs: number; place: Place }
  | { kind: 'intent'; atMs: number; place: Place }
  | { kind: 'open'; atMs: number; place: Place; memberId: string };

/** Who did it together, known to the simulation alone. */
export interface Scheme {
  kind: 'second-account' | 'device-ring' | 'network-ring' | 'burst' | 'impossible-speed' | 'loop';
  memberIds: Set<string>;
}

/** What happened in two weeks, the oldest first, and who was dishonest in it. */
export interface History {
  people: Map<string, Person>;
  happenings: Happening[];
  schemes: Scheme[];
}

const START_MS = Date.parse('2026-11-02T00:00:00+08:00');
const DAY_MS = 86_400_000;
const DAYS = 14;
/** As `platform, model, system` come out: forty models that people buy, three systems each. */
const DEVICES = Array.from({ length: 120 }, (_, at) => `model-${at % 40}/system-${Math.floor(at / 40)}`);
/** Neighbourhoods of mobile networks, of which everybody on the road shares a few. */
const MOBILE = Array.from({ length: 150 }, (_, at) => `mobile-${at}`);

/** A world in which stories are told. Every story says who comes when, by whom, and on which phone. */
export interface World {
  chance: Chance;
  history: History;
  /** Some second of some day, between two hours of it. */
  someTime: (fromHour: number, toHour: number) => number;
  network: (name: string) => string;
  device: () => string;
  mobile: () => string;
  /** Somebody who joined then. */
  person: (joinedMs: number) => Person;
  /** A customer of long standing. */
  customer: () => Person;
  card: () => string;
  /** They open a card alone. */
  alone: (person: Person, cardId: string, phone: Phone, atMs: number) => Place;
  /** They open somebody's code. */
  come: (person: Person, parent: Place, phone: Phone, atMs: number) => Place;
  /** Somebody who joins as they come. */
  newcomer: (parent: Place, phone: Phone, atMs: number) => Place;
  intend: (place: Place, atMs: number) => void;
  openAgain: (place: Place, memberId: string, atMs: number) => void;
  scheme: (kind: Scheme['kind'], memberIds: Iterable<string>) => void;
}

export const newWorld = (seed: number): World => {
  const chance = seedChance(seed);
  const history: History = { people: new Map(), happenings: [], schemes: [] };
  let ids = 1_000;
  const newId = (): string => String((ids += 1));
  const person = (joinedMs: number): Person => {
    const made = { id: newId(), joinedMs };
    history.people.set(made.id, made);
    return made;
  };
  const arrive = (by: Person, parent: Place | null, at: { cardId: string; phone: Phone; atMs: number }): Place => {
    const place = { nodeId: newId(), parent, memberId: by.id, ...at, atMs: Math.floor(at.atMs) };
    history.happenings.push({ kind: 'arrival', atMs: place.atMs, place });
    return place;
  };
  const come: World['come'] = (by, parent, phone, atMs) => arrive(by, parent, { cardId: parent.cardId, phone, atMs });
  return {
    chance,
    history,
    someTime: (fromHour, toHour) => START_MS + chance.between(0, DAYS - 1) * DAY_MS + chance.between(fromHour * 3_600, toHour * 3_600) * 1_000,
    network: (name) => `${name}-${newId()}`,
    device: () => chance.popular(DEVICES),
    mobile: () => chance.popular(MOBILE),
    person,
    customer: () => person(START_MS - chance.between(30, 900) * DAY_MS),
    card: () => `card-${chance.between(1, 12)}`,
    alone: (by, cardId, phone, atMs) => arrive(by, null, { cardId, phone, atMs }),
    come,
    newcomer: (parent, phone, atMs) => come(person(atMs - chance.between(0, 20) * 1_000), parent, phone, atMs),
    intend: (place, atMs) => void history.happenings.push({ kind: 'intent', atMs, place }),
    openAgain: (place, memberId, atMs) => void history.happenings.push({ kind: 'open', atMs, place, memberId }),
    scheme: (kind, memberIds) => void history.schemes.push({ kind, memberIds: new Set(memberIds) }),
  };
};
