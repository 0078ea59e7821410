import type { Figure, SignalKind } from '@micro-branch/contract/fraud';
import type { Id } from '../ids';

/**
 * The limits of the rules. A version that was in force is never changed: a signal names the one it was raised by. These were
 * chosen on one range of simulated histories and measured on another (docs/fraud.md).
 */
export const RULES = {
  version: 1,
  secondAccount: {
    /** How long before or after it came the account was opened. */
    joinedWithinMinutes: 30,
    /** Different phones in the neighbourhood: where more are seen, two of a kind tell nothing. */
    devicesOnNetworkMax: 10,
  },
  deviceRing: {
    membersMin: 4,
    /** Of all who came by the sharer that day. */
    sharePercentMin: 30,
    /** Members with the same phone in the same neighbourhood whom this sharer did not bring. */
    strangersMax: 4,
  },
  /** A network by itself tells nothing: a branch, an office and a dormitory have one. A ring is many new accounts on few phones. */
  networkRing: {
    newMembersMin: 8,
    sharePercentMin: 50,
    /** Different phones to a hundred of these members. */
    devicesPercentMax: 50,
  },
  burst: {
    arrivalsPerHourMin: 80,
    /** Times the mean hour of the seven days before. */
    timesRhythmMin: 10,
    newPercentMin: 95,
    /** Of those who came, how many opened a share sheet: in a crowd of people somebody does. */
    sharedOnPercentMax: 1,
  },
  impossibleSpeed: {
    /** To open, read, choose a friend and send, and for the friend to tap. */
    hopSecondsMax: 4,
    hopsInARowMin: 2,
    opensPerMinuteMin: 12,
  },
  loop: {
    /** Cards under which each of two members stands directly below the other. */
    mutualCardsMin: 3,
    opensPerDayMin: 20,
  },
} as const;

export type Rules = typeof RULES;

/** Every figure a rule is decided by. */
export type FigureName =
  | 'own-trace'
  | 'minutes-from-joining'
  | 'devices-on-network'
  | 'strangers-with-trace'
  | 'members-on-trace'
  | 'percent-of-day'
  | 'new-members-on-network'
  | 'devices-percent'
  | 'arrivals-in-hour'
  | 'times-rhythm'
  | 'new-percent'
  | 'shared-on-percent'
  | 'fast-hops-in-a-row'
  | 'slowest-of-them-seconds'
  | 'opens-in-minute'
  | 'mutual-cards'
  | 'opens-in-day';

export interface Finding {
  kind: SignalKind;
  sharerId: Id;
  openerId: Id | null;
  /** Where the facts begin: with kind and people it makes a signal the same signal. */
  windowStart: Date;
  figures: Figure[];
  nodeIds: Id[];
}

const NODES_MAX = 50;

/** The newest of them. */
export const nodesOf = (arrivals: readonly { nodeId: Id }[]): Id[] => arrivals.slice(-NODES_MAX).map(({ nodeId }) => nodeId);

/** Whole percent, rounded down; of nothing it is nothing. */
export const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part * 100) / whole));

export const atLeast = (name: FigureName, seen: number, limit: number): Figure => ({ name, seen, limit, bound: 'at-least' });
export const atMost = (name: FigureName, seen: number, limit: number): Figure => ({ name, seen, limit, bound: 'at-most' });

/** Whether every figure is on the bad side of its limit. */
export const isCrossed = (figures: readonly Figure[]): boolean =>
  figures.every(({ seen, limit, bound }) => (bound === 'at-least' ? seen >= limit : seen <= limit));
