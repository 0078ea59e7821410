import type { ChainView, ShareList } from '@micro-branch/contract/referrals';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { maskName, NAMELESS } from '../masking';
import { Refusal } from '../refusal';
import { findShare, listContacts, listHops, listShares as listOwn, type Share } from './shares';

const CONTACTS_MAX = 100;

const presentName = (name: string | null): string => (name ? maskName(name) : NAMELESS);

/** Stopped until the member opens the share sheet again. */
const isStopped = ({ revokedAt, lastIntendedAt }: Share): boolean =>
  revokedAt !== null && (lastIntendedAt === null || lastIntendedAt <= revokedAt);

const presentShare = (share: Share) => {
  const { id, cardId, cardTitle, cardClass, generation, opens, visitors, members, conversions } = share;
  const arrivedFrom = share.fromId === null ? null : presentName(share.fromName);
  const totals = { opens, visitors, members, conversions };
  return { id, cardId, cardTitle, cardClass, generation, arrivedFrom, isStopped: isStopped(share), totals };
};

export const listShares = async ({ database }: Deps, memberId: Id): Promise<ShareList> => {
  const shares = await listOwn(database, memberId);
  return {
    shares: shares.map((share) => ({ ...presentShare(share), lastOpenedAt: share.lastOpenedAt?.toISOString() ?? null })),
  };
};

/** Direct contacts masked, deeper hops as counts. Another member's share is `share-not-found`, as an unknown one is. */
export const getChain = async ({ database }: Deps, memberId: Id, shareId: Id): Promise<ChainView> => {
  const share = await findShare(database, memberId, shareId);
  if (!share) throw new Refusal('share-not-found');
  const hops = await listHops(database, shareId);
  const contacts = await listContacts(database, shareId, CONTACTS_MAX + 1);
  return {
    ...presentShare(share),
    hops,
    contacts: contacts.slice(0, CONTACTS_MAX).map(({ name, channel, arrivedAt, broughtMembers }) => ({
      maskedName: presentName(name),
      channel,
      arrivedAt: arrivedAt.toISOString(),
      broughtMembers,
    })),
    hasMoreContacts: contacts.length > CONTACTS_MAX,
  };
};
