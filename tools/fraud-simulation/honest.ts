import type { Phone, Place, World } from './history';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const times = (count: number, story: () => void): void => {
  for (let at = 0; at < count; at += 1) story();
};

/** A place from which somebody shares: many came by a code themselves, to this card or another. */
const sharer = (world: World, phone: Phone, atMs: number): Place => {
  const { chance, customer, alone, come, card } = world;
  const by = customer();
  if (!chance.is(0.6)) return alone(by, card(), phone, atMs);
  const friend = alone(customer(), card(), { device: world.device(), network: world.mobile() }, atMs - chance.between(1, 40) * HOUR_MS);
  return come(by, friend, phone, atMs);
};

const maybeNew = (world: World, parent: Place, { phone, atMs, isNew }: { phone: Phone; atMs: number; isNew: boolean }): Place =>
  isNew ? world.newcomer(parent, phone, atMs) : world.come(world.customer(), parent, phone, atMs);

/** Two to four at home, some of whom bought the same phone together. */
const family = (world: World): void => {
  const { chance } = world;
  const phone = { device: world.device(), network: world.network('home') };
  const parent = sharer(world, phone, world.someTime(8, 22));
  world.intend(parent, parent.atMs + 40 * SECOND_MS);
  times(chance.between(1, 3), () => {
    const device = chance.is(0.06) ? phone.device : world.device();
    const network = chance.is(0.8) ? phone.network : world.mobile();
    const atMs = parent.atMs + Math.max(12 * SECOND_MS, chance.around(15 * MINUTE_MS));
    maybeNew(world, parent, { phone: { device, network }, atMs, isNew: chance.is(0.6) });
  });
};

/** A counter clerk with a poster: whoever waits joins on the branch's own network. */
const lobby = (world: World): void => {
  const { chance } = world;
  const network = world.network('branch');
  const clerk = sharer(world, { device: world.device(), network }, world.someTime(8, 9));
  let atMs = clerk.atMs;
  times(chance.between(15, 60), () => {
    atMs += chance.between(2, 10) * MINUTE_MS;
    const phone = { device: world.device(), network: chance.is(0.7) ? network : world.mobile() };
    maybeNew(world, clerk, { phone, atMs, isNew: chance.is(0.75) });
  });
};

/** A card that goes round in Moments: hundreds in an evening, nearly all of them new, and a few hand it on. */
const viralEvening = (world: World): void => {
  const { chance } = world;
  const start = sharer(world, { device: world.device(), network: world.mobile() }, world.someTime(18, 20));
  const spread = (parent: Place, count: number, meanMinutes: number): void =>
    times(count, () => {
      const network = chance.is(0.65) ? world.mobile() : world.network('home');
      const atMs = parent.atMs + Math.max(15 * SECOND_MS, chance.around(meanMinutes * MINUTE_MS));
      const place = maybeNew(world, parent, { phone: { device: world.device(), network }, atMs, isNew: chance.is(0.92) });
      if (!chance.is(0.06)) return;
      world.intend(place, atMs + Math.max(20 * SECOND_MS, chance.around(3 * MINUTE_MS)));
      if (count > 1) spread(place, chance.between(0, 8), 30);
    });
  spread(start, chance.between(200, 900), 75);
};

/** Somebody who shares with a few, who come in the days after and open it again. */
const ordinary = (world: World): void => {
  const { chance } = world;
  const parent = sharer(world, { device: world.device(), network: chance.is(0.5) ? world.mobile() : world.network('home') }, world.someTime(7, 23));
  times(chance.between(1, 8), () => {
    const phone = { device: world.device(), network: chance.is(0.6) ? world.mobile() : world.network('home') };
    const atMs = parent.atMs + Math.max(15 * SECOND_MS, chance.around(3 * HOUR_MS));
    const place = maybeNew(world, parent, { phone, atMs, isNew: chance.is(0.6) });
    if (chance.is(0.2)) times(chance.between(2, 10), () => world.openAgain(parent, place.memberId, atMs + chance.around(2 * HOUR_MS)));
  });
};

/** Colleagues or fellow students behind one address; one company in ten hands out one kind of phone. */
const colleagues = (world: World): void => {
  const { chance } = world;
  const network = world.network('office');
  const company = chance.is(0.1) ? world.device() : null;
  const device = (): string => (company !== null && chance.is(0.7) ? company : world.device());
  const parent = sharer(world, { device: device(), network }, world.someTime(9, 18));
  times(chance.between(4, 15), () => {
    const atMs = parent.atMs + Math.max(15 * SECOND_MS, chance.around(20 * MINUTE_MS));
    const phone = { device: device(), network: chance.is(0.75) ? network : world.mobile() };
    maybeNew(world, parent, { phone, atMs, isNew: chance.is(0.6) });
  });
};

/** Two who each share a card or two that the other had found too. */
const mutualFriends = (world: World): void => {
  const { chance } = world;
  const [one, other] = [world.customer(), world.customer()];
  const phones = [one, other].map(() => ({ device: world.device(), network: world.mobile() }));
  const cards = chance.is(0.85) ? ['card-1'] : ['card-1', 'card-2'];
  for (const cardId of cards) {
    const atMs = world.someTime(8, 22);
    const roots = [world.alone(one, cardId, phones[0]!, atMs), world.alone(other, cardId, phones[1]!, atMs + HOUR_MS)];
    world.come(other, roots[0]!, phones[1]!, atMs + 2 * HOUR_MS);
    world.come(one, roots[1]!, phones[0]!, atMs + 3 * HOUR_MS);
  }
};

/** Three at a table, who show each other how it works. */
const sideBySide = (world: World): void => {
  const { chance } = world;
  const network = world.network('cafe');
  let place = sharer(world, { device: world.device(), network }, world.someTime(10, 22));
  times(chance.between(1, 3), () => {
    const atMs = place.atMs + chance.between(5, 30) * SECOND_MS;
    place = maybeNew(world, place, { phone: { device: world.device(), network }, atMs, isNew: chance.is(0.5) });
  });
};

/** `size` 1 is a branch; a tenth of it is a quick one. */
export const tellHonestStories = (world: World, size = 1): void => {
  times(Math.ceil(80 * size), () => family(world));
  times(Math.ceil(5 * size), () => lobby(world));
  times(Math.ceil(3 * size), () => viralEvening(world));
  times(Math.ceil(250 * size), () => ordinary(world));
  times(Math.ceil(25 * size), () => colleagues(world));
  times(Math.ceil(30 * size), () => mutualFriends(world));
  times(Math.ceil(40 * size), () => sideBySide(world));
};
