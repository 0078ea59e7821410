import type { ChainTotals, ChainView, ShareList } from '@micro-branch/contract/referrals';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { presentMasked } from '../masking';
import { Refusal } from '../refusal';
import { groupCount } from './group-count';
import { growthOf } from './growth';
import { findShare, listChannels, listContacts, listHops, listShares as listOwn, type Hop, type Share } from './shares';

const CONTACTS_MAX = 100;
/** The hop the member sees anyway, contact by contact. */
const OWN_HOP = 1;

/** Stopped until the member opens the share sheet again. */
const isStopped = ({ revokedAt, lastIntendedAt }: Share): boolean =>
  revokedAt !== null && (lastIntendedAt === null || lastIntendedAt <= revokedAt);

const totalsOf = ({ intents, opens, visitors, nodes, members, conversions }: ChainTotals): ChainTotals => ({
  intents,
  opens,
  visitors,
  nodes,
  members,
  conversions,
});

const presentShare = (share: Share) => {
  const { id, cardId, cardTitle, cardClass, generation, fromId, fromName, fromErased } = share;
  const arrivedFrom = fromId === null ? null : presentMasked({ name: fromName, isErased: fromErased === true });
  return { id, cardId, cardTitle, cardClass, generation, arrivedFrom, isStopped: isStopped(share), totals: totalsOf(share) };
};

type HopView = ChainView['hops'][number];

const countsOf = (hop: Hop): Omit<HopView, 'growth' | 'delaySeconds'> => {
  const { depth } = hop;
  if (depth === OWN_HOP) return { depth, ...totalsOf(hop) };
  return {
    depth,
    intents: groupCount(hop.intents),
    opens: groupCount(hop.opens),
    visitors: groupCount(hop.visitors),
    nodes: groupCount(hop.nodes),
    members: groupCount(hop.members),
    conversions: groupCount(hop.conversions),
  };
};

/** The funnel by hop. What tells of fewer than five people beyond the member's own contacts is left out, and what follows from it. */
const presentHops = (hops: readonly Hop[]): HopView[] => {
  const views = hops.map(countsOf);
  const nodesAt = new Map(views.map(({ depth, nodes }) => [depth, nodes]));
  return views.map((view, index) => {
    const below = nodesAt.get(view.depth + 1);
    const growth = growthOf(view.nodes, below === undefined ? 0 : below);
    return { ...view, growth, delaySeconds: view.nodes === null ? null : hops[index]!.delaySeconds };
  });
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
  const channels = await listChannels(database, shareId);
  const contacts = await listContacts(database, shareId, CONTACTS_MAX + 1);
  return {
    ...presentShare(share),
    hops: presentHops(hops),
    channels: channels.map((row) => ({ channel: row.channel, ...totalsOf(row) })),
    contacts: contacts.slice(0, CONTACTS_MAX).map(({ channel, arrivedAt, broughtNodes, ...person }) => ({
      maskedName: presentMasked(person),
      channel,
      arrivedAt: arrivedAt.toISOString(),
      broughtNodes: groupCount(broughtNodes),
    })),
    hasMoreContacts: contacts.length > CONTACTS_MAX,
  };
};
