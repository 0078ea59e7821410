import { isIPv6 } from 'node:net';

interface Purse {
  left: number;
  atMs: number;
}

interface BudgetTerms {
  perSecond: number;
  /** How many addresses are remembered. */
  addressesMax: number;
  monotonicMs: () => number;
}

export interface EventBudget {
  /** Pays for the first event of a request. Answers 0, or in how many whole seconds there is something left. */
  take(address: string): number;
  /** Pays for further events of a request that was let in: the address may owe them, and waits the longer. */
  charge(address: string, events: number): void;
}

const IPV6_GROUPS = 4;

/** A household on IPv6 has a /64 to itself: 2^64 addresses and one purse. */
const householdOf = (address: string): string => {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  const filled = tail === undefined ? groups : [...groups, '0', '0', '0', '0'];
  return filled.slice(0, IPV6_GROUPS).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
};

/**
 * So many events a second for each address, saved up for one second at most. A batch is let in while anything is left and may
 * owe the rest, so that a large one is never shut out for ever and the mean holds all the same.
 */
export const createEventBudget = ({ perSecond, addressesMax, monotonicMs }: BudgetTerms): EventBudget => {
  const purses = new Map<string, Purse>();
  const open = (address: string): Purse => {
    const household = householdOf(address);
    const nowMs = monotonicMs();
    const known = purses.get(household);
    purses.delete(household); // and set again: the first of the map is who was not seen for longest
    const left = known ? Math.min(perSecond, known.left + ((nowMs - known.atMs) / 1_000) * perSecond) : perSecond;
    const purse = { left, atMs: nowMs };
    purses.set(household, purse);
    const oldest = purses.size > addressesMax ? purses.keys().next().value : undefined;
    if (oldest !== undefined) purses.delete(oldest);
    return purse;
  };
  return {
    take: (address) => {
      const purse = open(address);
      if (purse.left < 1) return Math.ceil((1 - purse.left) / perSecond);
      purse.left -= 1;
      return 0;
    },
    charge: (address, events) => void (open(address).left -= events),
  };
};
