import type { OpenAnswer } from '@micro-branch/contract/referrals';
import { useEffect, useMemo, useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { ApiError, isTransient } from '@/shared/api/api-error';
import { call } from '@/shared/api/call';
import { coarseDevice } from '@/shared/platform/device';
import { newEventId } from '@/shared/platform/event-id';
import { readLaunch } from '@/shared/platform/launch';
import { readQuery } from '@/shared/platform/navigation';
import { useIsOnline } from '@/shared/platform/network';

/** How the page was reached. Read once: a repeated show of the same page is the same open. */
const readEntry = () => {
  const { id, c, scene: carried } = readQuery();
  return { cardId: id, code: c ?? carried, ...readLaunch() };
};

/** An address with neither a card nor a code leads nowhere. */
const NOWHERE = new ApiError('card-not-found');

/** A busy service is asked again after 2, 4 and 8 seconds. */
const ATTEMPTS_MAX = 3;
const PAUSE_MS = 2_000;

type Entry = ReturnType<typeof readEntry>;

/** Who opens the page: a member's id, `guest`, or nobody yet, while the silent sign-in is under way. */
export type Visitor = string | undefined;

/**
 * Tells the service of the open, once it is clear which card it is and who opens it, and answers what may be handed on.
 * Without a network it is told when the network is back, under the same event id. A guest who becomes a member on the
 * page opens it anew, and the service joins the two.
 */
const useVisit = ({ code, scene }: Entry, cardId: string | undefined, visitor: Visitor): OpenAnswer | undefined => {
  const [told, setTold] = useState<{ visitor: Visitor; answer: OpenAnswer }>();
  const isOnline = useIsOnline();
  const eventId = useMemo(() => (visitor === undefined ? undefined : newEventId()), [visitor]);
  const [attempt, setAttempt] = useState(0);
  const isTold = told !== undefined && told.visitor === visitor;
  useEffect(() => {
    if (cardId === undefined || eventId === undefined || isTold || !isOnline) return undefined;
    const open = { eventId, cardId, device: coarseDevice(), ...(code ? { code } : {}), ...(scene ? { scene } : {}) };
    // A visit that cannot be told is still a visit: the card is read and handed on without a code of this visitor's own.
    let timer: ReturnType<typeof setTimeout>;
    call('recordOpen', { body: open }).then(
      (answer) => setTold({ visitor, answer }),
      (failure) => {
        if (isTransient(failure) && attempt < ATTEMPTS_MAX) timer = setTimeout(() => setAttempt(attempt + 1), PAUSE_MS * 2 ** attempt);
      },
    );
    return () => clearTimeout(timer);
  }, [cardId, code, scene, eventId, visitor, isTold, isOnline, attempt]);
  return told?.answer;
};

/**
 * Everything a card page learns when somebody arrives, with or without a share code. The visitor is waited
 * for, so that a member is not counted as a stranger.
 */
export const useLanding = (visitor: Visitor) => {
  const [entry] = useState(readEntry);
  const { code } = entry;
  const found = useAnswer('findCodeCard', entry.cardId === undefined && code ? { params: { code } } : null);
  const cardId = entry.cardId ?? found.data?.cardId;
  const card = useAnswer('getCard', cardId === undefined ? null : { params: { cardId } });
  const visit = useVisit(entry, cardId, visitor);
  return {
    /** The card, or why the code that came alone led to none. */
    answer: cardId === undefined ? { ...found, data: undefined, error: code ? found.error : NOWHERE } : card,
    cardId,
    sharedBy: visit?.sharedBy ?? null,
    codes: visit?.codes ?? {},
    /** A visitor without codes of their own hands on the one they came by, so that the chain is not cut. */
    cameBy: code,
    isSinglePage: entry.isSinglePage,
  };
};
