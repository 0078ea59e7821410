import type { Channel, ShareCodes } from '@micro-branch/contract/referrals';
import type { ShareScope } from '@micro-branch/contract/cards';
import type { Deps } from '../deps';
import type { Node } from './nodes';
import { GENERATION_MAX, issueDay, mintCode } from './share-code';

/** A picture can be posted anywhere, so a card for chats only gets none. */
const CHANNELS_OF = {
  none: [],
  chat: ['chat', 'link'],
  all: ['chat', 'timeline', 'poster', 'link'],
} as const satisfies Record<ShareScope, readonly Channel[]>;

/** The codes a node may hand on today, one a channel; none when its sharing was stopped for good. */
export const codesOf = ({ shareKeys, clock }: Deps, { id, generation }: Pick<Node, 'id' | 'generation'>, shareScope: ShareScope): ShareCodes => {
  if (generation > GENERATION_MAX) return {};
  const issuedDay = issueDay(clock.now());
  const minted = CHANNELS_OF[shareScope].map((channel) => [
    channel,
    mintCode(shareKeys, { nodeId: id, channel, generation, issuedDay }),
  ]);
  return Object.fromEntries(minted) as ShareCodes;
};
