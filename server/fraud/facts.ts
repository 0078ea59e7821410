import type { Id } from '../ids';

/** A place taken by a code of the sharer. */
export interface Arrival {
  nodeId: Id;
  memberId: Id;
  /** HMACs of a coarse phone and of a truncated network; null where none was told, or when they are forgotten. */
  device: string | null;
  network: string | null;
  arrivedAt: Date;
  joinedAt: Date;
  /** Whether this newcomer has opened a share sheet there. */
  hasSharedOn: boolean;
}

export interface Surroundings {
  /** Members with this phone in this neighbourhood whom the sharer did not bring. */
  strangers: number;
  /** Different phones in the neighbourhood: a home has a few, a branch and a mobile network have many. */
  devicesOnNetwork: number;
}

/** What there is to see below one sharer on one day of Asia/Shanghai. */
export interface SharerDay {
  sharerId: Id;
  dayStart: Date;
  /** The oldest first; of a larger day the newest thousand. */
  arrivals: readonly Arrival[];
  /** Phones and neighbourhoods the sharer came from in the last 30 days, as `traceOf` names them. */
  ownTraces: ReadonlySet<string>;
  /** What else came from a phone and neighbourhood in 30 days, by `traceOf`, for those of `tracesToCount`. */
  surroundings: ReadonlyMap<string, Surroundings>;
  /** Places taken in a mean hour of the seven days before. */
  arrivalsPerHour: number;
  /** Cards under which the sharer stands directly below a member, by the member. */
  cardsAbove: ReadonlyMap<Id, number>;
  /** Cards under which a member stands directly below the sharer, for those of the map above. */
  cardsBelow: ReadonlyMap<Id, number>;
  /** Opens of the sharer's codes this day by one member, for those who opened them often. */
  opensByMember: ReadonlyMap<Id, number>;
}

/** How one newcomer got here. */
export interface Journey {
  sharerId: Id;
  memberId: Id;
  nodeId: Id;
  dayStart: Date;
  /** From each sharer's arrival to the next one's, the last hop first, at most seven; phones that told late are put right. */
  hopSeconds: readonly number[];
  /** What this member opened in the minute up to it. */
  opensInMinute: number;
}

/** One phone in one neighbourhood. */
export const traceOf = (device: string, network: string): string => `${network}:${device}`;

/** The traces whose surroundings a rule may ask for: those many came by, and the sharer's own. */
export const tracesToCount = ({ arrivals, ownTraces }: Pick<SharerDay, 'arrivals' | 'ownTraces'>, membersMin: number): Set<string> => {
  const members = new Map<string, Set<Id>>();
  for (const { device, network, memberId } of arrivals) {
    if (device === null || network === null) continue;
    const trace = traceOf(device, network);
    members.set(trace, (members.get(trace) ?? new Set()).add(memberId));
  }
  return new Set([...members].filter(([trace, seen]) => seen.size >= membersMin || ownTraces.has(trace)).map(([trace]) => trace));
};
