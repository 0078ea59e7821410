import { createHash } from 'node:crypto';
import type { Channel, ShareCodes } from '@micro-branch/contract/referrals';
import { apply } from '../../applications/apply';
import type { Deps } from '../../deps';
import type { Id } from '../../ids';
import { recordIntent } from '../../referrals/record-intent';
import { recordOpen } from '../../referrals/record-open';
import { addDays, shanghaiDay, weekdayOf } from '../../shanghai';
import { depsAt, momentFrom } from './moments';
import { advisers, members, type Person } from './people';
import type { BranchIds } from './seed-branches';
import type { CardIds } from './seed-cards';
import { joinMember } from './seed-people';
import { stories, type Applying, type Coming, type Opening, type Sharing, type Step, type Story } from './stories';

/** TEST-NET-3 (RFC 5737): nobody's address. */
const ADDRESS = '203.0.113.7';

/** What WeChat would say of each way to arrive; a stranger in Moments is 1154. */
const SCENES = { chat: 1007, timeline: 1155, poster: 1047, link: 1194 } as const satisfies Record<Channel, number>;
const SINGLE_PAGE_SCENE = 1154;

const people = new Map<string, Person>([...members, ...advisers].map((somebody) => [somebody.person, somebody]));

interface Telling {
  deps: Deps;
  cardId: Id;
  branchIds: BranchIds;
  /** The codes each person was given so far. */
  codes: Map<string, ShareCodes>;
}

/** The same step has the same id in every run, so that a seed that is repeated counts nothing twice. */
const eventIdOf = (cardKey: string, step: Step): string => {
  const bytes = createHash('sha256').update(JSON.stringify([cardKey, step])).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

const nextWorkday = (day: string): string => {
  const next = addDays(day, 1);
  return [0, 6].includes(weekdayOf(next)) ? nextWorkday(next) : next;
};

const codeOf = ({ codes }: Telling, person: string, channel: Channel): string => {
  const code = codes.get(person)?.[channel];
  if (!code) throw new Error(`${person} has no code for ${channel} yet`);
  return code;
};

const join = ({ deps, branchIds }: Telling, person: string): Promise<Id> =>
  joinMember(deps, people.get(person)!, branchIds);

const open = async (telling: Telling, eventId: string, step: Coming | Opening): Promise<void> => {
  const { deps, cardId, codes } = telling;
  const memberId = step.person === null ? null : await join(telling, step.person);
  const arrival = step.does === 'open' && {
    code: codeOf(telling, step.from, step.by),
    scene: memberId ? SCENES[step.by] : SINGLE_PAGE_SCENE,
    device: step.on,
  };
  const answer = await recordOpen(deps, { memberId, address: ADDRESS, eventId, cardId, ...arrival });
  if (step.person !== null) codes.set(step.person, answer.codes);
};

const share = async (telling: Telling, eventId: string, { person, channel }: Sharing): Promise<void> => {
  const memberId = await join(telling, person);
  await recordIntent(telling.deps, memberId, { eventId, code: codeOf(telling, person, channel) });
};

const applyFor = async (telling: Telling, key: string, { person, phone, visitPeriod }: Applying): Promise<void> => {
  const { deps, cardId, branchIds } = telling;
  const memberId = await join(telling, person);
  const { name, branch } = people.get(person)!;
  const visitOn = nextWorkday(shanghaiDay(deps.clock.now()));
  await apply(deps, memberId, { key, cardId, branchId: branchIds.get(branch)!, name, phone, visitOn, visitPeriod });
};

const tell = (telling: Telling, eventId: string, step: Step): Promise<void> => {
  if (step.does === 'share') return share(telling, eventId, step);
  if (step.does === 'apply') return applyFor(telling, eventId, step);
  return open(telling, eventId, step);
};

/** Plays every story through the use cases, each step at its own time counted from `startedAt`. */
export const seedStories = async (
  deps: Deps,
  { startedAt, branchIds, cardIds }: { startedAt: Date; branchIds: BranchIds; cardIds: CardIds },
): Promise<void> => {
  const play = async ({ cardKey, steps }: Story): Promise<void> => {
    const codes = new Map<string, ShareCodes>();
    for (const step of steps) {
      const then = depsAt(deps, momentFrom(startedAt, step));
      await tell({ deps: then, cardId: cardIds.get(cardKey)!, branchIds, codes }, eventIdOf(cardKey, step), step);
    }
  };
  for (const story of stories) await play(story);
};
