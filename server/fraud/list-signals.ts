import type { Query } from '@micro-branch/contract/api';
import type { SignalPage } from '@micro-branch/contract/fraud';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireRole } from '../members/require-role';
import { presentSignal } from './present-signal';
import { listReviewed } from './signals';

const PAGE_MAX = 30;

/** One page of signals for the risk role, the newest first. Refuses with `role-required`. */
export const listSignals = async ({ database }: Pick<Deps, 'database'>, memberId: Id, { state, cursor }: Query<'listSignals'>): Promise<SignalPage> => {
  await requireRole(database, memberId, 'risk');
  const found = await listReviewed(database, { state: state ?? null, below: cursor ?? null, max: PAGE_MAX + 1 });
  const page = found.slice(0, PAGE_MAX);
  return { signals: page.map(presentSignal), nextCursor: found.length > PAGE_MAX ? page.at(-1)!.signal.id : null };
};
