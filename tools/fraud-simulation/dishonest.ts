import type { Phone, Place, World } from './history';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const times = <T>(count: number, story: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => story(at));

const whose = (places: readonly Place[]): string[] => places.map(({ memberId }) => memberId);

/** Schemers are customers like others: many have come by somebody's code some day. */
const schemer = (world: World, phone: Phone, atMs: number): Place => {
  const { chance, customer, alone, come, card } = world;
  const by = customer();
  if (!chance.is(0.6)) return alone(by, card(), phone, atMs);
  const friend = alone(customer(), card(), { device: world.device(), network: world.mobile() }, atMs - chance.between(1, 40) * HOUR_MS);
  return come(by, friend, phone, atMs);
};

/** One person with further accounts on one phone; the careful use the mobile network for them, or open them days before. */
const selfReferral = (world: World): void => {
  const { chance } = world;
  const phone = { device: world.device(), network: chance.is(0.7) ? world.network('home') : world.mobile() };
  const own = schemer(world, phone, world.someTime(8, 23));
  const isCareful = chance.is(0.15);
  const accounts = times(chance.between(1, 3), (at) => {
    const atMs = own.atMs + (at + 1) * chance.between(2, 30) * MINUTE_MS;
    const used = isCareful ? { ...phone, network: world.mobile() } : phone;
    const joinedMs = chance.is(0.2) ? atMs - chance.between(1, 6) * DAY_MS : atMs - chance.between(0, 60) * SECOND_MS;
    return world.come(world.person(joinedMs), own, used, atMs);
  });
  world.scheme('second-account', [own.memberId, ...whose(accounts)]);
};

/** One phone that is many: an app cloned, or set back each time. */
const deviceFarm = (world: World): void => {
  const { chance } = world;
  const phone = { device: world.device(), network: chance.is(0.8) ? world.network('home') : world.mobile() };
  const head = schemer(world, { device: world.device(), network: phone.network }, world.someTime(8, 16));
  let atMs = head.atMs;
  const accounts = times(chance.between(3, 25), () => world.newcomer(head, phone, (atMs += chance.between(1, 12) * MINUTE_MS)));
  world.scheme('device-ring', [head.memberId, ...whose(accounts)]);
};

/** A wall of phones of a few kinds behind one address. */
const phoneWall = (world: World): void => {
  const { chance } = world;
  const network = world.network('room');
  const devices = times(chance.between(3, 7), () => world.device());
  const head = schemer(world, { device: world.device(), network: chance.is(0.5) ? network : world.mobile() }, world.someTime(8, 16));
  let atMs = head.atMs;
  const accounts = times(chance.between(8, 45), () =>
    world.newcomer(head, { device: chance.pick(devices), network }, (atMs += chance.between(1, 8) * MINUTE_MS)),
  );
  world.scheme('network-ring', [head.memberId, ...whose(accounts)]);
};

/** A program with bought addresses and made-up phones. Some are told to open the share sheet now and then. */
const bots = (world: World): void => {
  const { chance } = world;
  const head = schemer(world, { device: world.device(), network: world.mobile() }, world.someTime(1, 20));
  const pauseSeconds = chance.between(4, 40);
  const isSly = chance.is(0.25);
  let atMs = head.atMs;
  const accounts = times(chance.between(60, 400), () => {
    atMs += chance.between(1, 2 * pauseSeconds) * SECOND_MS;
    const place = world.newcomer(head, { device: world.device(), network: chance.is(0.5) ? world.mobile() : world.network('proxy') }, atMs);
    if (isSly && chance.is(0.04)) world.intend(place, atMs + 20 * SECOND_MS);
    return place;
  });
  world.scheme('burst', [head.memberId, ...whose(accounts)]);
};

/** A program that builds depth: each account opens the code of the one before. The patient ones wait longer than the rule does. */
const fastChain = (world: World): void => {
  const { chance } = world;
  const pauseMs = chance.is(0.75) ? chance.between(300, 3_000) : chance.between(3_000, 12_000);
  let place = schemer(world, { device: world.device(), network: world.network('rack') }, world.someTime(0, 23));
  const chain = times(chance.between(3, 20), () => {
    const phone = { device: world.device(), network: world.mobile() };
    return (place = world.newcomer(place, phone, place.atMs + pauseMs * (0.5 + chance.between(0, 100) / 100)));
  });
  world.scheme('impossible-speed', whose(chain));
};

/** Two who bring each other under card after card, so that each looks like a sharer who is heard. */
const mutualRing = (world: World): void => {
  const { chance } = world;
  const [one, other] = [world.customer(), world.customer()];
  const phones = [one, other].map(() => ({ device: world.device(), network: world.mobile() }));
  const atMs = world.someTime(8, 20);
  times(chance.between(2, 7), (at) => {
    const from = atMs + at * 10 * MINUTE_MS;
    const roots = [world.alone(one, `card-${at}`, phones[0]!, from), world.alone(other, `card-${at}`, phones[1]!, from + MINUTE_MS)];
    world.come(other, roots[0]!, phones[1]!, from + 2 * MINUTE_MS);
    world.come(one, roots[1]!, phones[0]!, from + 3 * MINUTE_MS);
  });
  world.scheme('loop', [one.id, other.id]);
};

/** An accomplice who opens one code all day; the sharer has other visitors besides. */
const inflator = (world: World): void => {
  const { chance } = world;
  const own = schemer(world, { device: world.device(), network: world.mobile() }, world.someTime(7, 10));
  const friend = world.newcomer(own, { device: world.device(), network: world.mobile() }, own.atMs + 20 * MINUTE_MS);
  times(chance.between(15, 150), (at) => world.openAgain(own, friend.memberId, friend.atMs + at * 3 * MINUTE_MS));
  times(chance.between(1, 6), () =>
    world.come(world.customer(), own, { device: world.device(), network: world.mobile() }, own.atMs + chance.between(30, 720) * MINUTE_MS),
  );
  world.scheme('loop', [own.memberId, friend.memberId]);
};

/** `size` 1 is a branch; a tenth of it is a quick one. */
export const tellDishonestStories = (world: World, size = 1): void => {
  times(Math.ceil(25 * size), () => selfReferral(world));
  times(Math.ceil(10 * size), () => deviceFarm(world));
  times(Math.ceil(8 * size), () => phoneWall(world));
  times(Math.ceil(5 * size), () => bots(world));
  times(Math.ceil(8 * size), () => fastChain(world));
  times(Math.ceil(6 * size), () => mutualRing(world));
  times(Math.ceil(5 * size), () => inflator(world));
};
