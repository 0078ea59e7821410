import { brand } from '@micro-branch/contract/brand';
import type { CardSummary } from '@micro-branch/contract/cards';
import type { Channel, ShareCodes } from '@micro-branch/contract/referrals';
import { useEffect, useRef, useState } from 'react';
import { serviceOrigin } from '@/shared/platform/environment';
import { newEventId } from '@/shared/platform/event-id';
import { showShareMenu, useShareHooks, type ShareContent } from '@/shared/platform/share';
import { cardQuery, routes } from '@/routes';
import { beacon } from './beacon';
import type { Teller } from './event-queue';

interface Shareable {
  cardId: string | undefined;
  card: CardSummary | undefined;
  codes: ShareCodes;
  cameBy: string | undefined;
  /** As whom the page was opened. */
  teller: Teller;
}

/** The address that travels by a channel: the card and a code, and nothing personal. */
const linkOf = ({ cardId = '', codes, cameBy }: Shareable, channel: Channel) => ({
  id: cardId,
  code: codes[channel] ?? cameBy,
});

/** A picture of a card at the address from which a phone gets it. */
export const pictureAt = (path: string | null | undefined): string | undefined => (path ? serviceOrigin + path : undefined);

const contentOf = (shareable: Shareable): ShareContent => ({
  title: shareable.card ? `${shareable.card.title}｜${shareable.card.riskStatement}` : brand.appName,
  chatPath: routes.card(linkOf(shareable, 'chat')),
  timelineQuery: cardQuery(linkOf(shareable, 'timeline')),
  chatImage: pictureAt(shareable.card?.pictures.chat),
  timelineImage: pictureAt(shareable.card?.pictures.moments),
});

/** Opening a share sheet, the page's or WeChat's, is all that can be known: nobody tells whether anything was sent. */
const tellIntent = (code: string | undefined, teller: Teller): void => {
  if (code !== undefined) beacon.tell({ kind: 'intent', eventId: newEventId(), code }, teller);
};

/** The share sheet of a card page, and the page's only share hooks, which answer at once with what is there by then. */
export const useShare = (shareable: Shareable) => {
  const [isOpen, setIsOpen] = useState(false);
  const isTold = useRef(false);
  const latest = useRef(shareable);
  latest.current = shareable;
  useShareHooks({
    content: () => contentOf(latest.current),
    onMenu: (channel) => tellIntent(latest.current.codes[channel], latest.current.teller),
  });
  const scope = shareable.card?.shareScope ?? 'none';
  useEffect(() => showShareMenu(scope), [scope]);
  const { teller } = shareable;
  const { chat } = shareable.codes;
  // The sheet may open before the codes are there: then the intent waits for them.
  useEffect(() => {
    if (!isOpen || isTold.current || chat === undefined) return;
    isTold.current = true;
    tellIntent(chat, teller);
  }, [isOpen, chat, teller]);
  return {
    isOpen,
    canShare: scope !== 'none',
    open: () => {
      isTold.current = false;
      setIsOpen(true);
    },
    close: () => setIsOpen(false),
    /** Path and query for a link that is copied. */
    linkPath: routes.card(linkOf(shareable, 'link')),
  };
};
