import type { OpenAnswer, OpenBody } from '@micro-branch/contract/referrals';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { ApiError, isTransient } from '@/shared/api/api-error';
import { call } from '@/shared/api/call';
import { readSession } from '@/shared/api/session-token';
import { coarseDevice } from '@/shared/platform/device';
import { newEventId } from '@/shared/platform/event-id';
import { readLaunch } from '@/shared/platform/launch';
import { readQuery } from '@/shared/platform/navigation';
import { useIsOnline } from '@/shared/platform/network';
import { beacon } from './beacon';
import { GUEST, type Teller } from './event-queue';

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

/** As whom the visit is told. Without a network a kept session says who it is, although the service could not confirm it yet. */
const tellerOf = (visitor: Visitor): Teller => (visitor === undefined || visitor === GUEST ? (readSession()?.memberId ?? GUEST) : visitor);

/**
 * The id of this opening. Who turns out to be a member before anything was sent is the same opening; a guest who becomes one
 * later opens the page anew, and the service joins the two.
 */
const useOpening = (teller: Teller) => {
  const opening = useRef<{ eventId: string; teller: Teller; wasAsked: boolean }>();
  const { current } = opening;
  if (current?.teller !== teller) {
    opening.current = { eventId: current && !current.wasAsked ? current.eventId : newEventId(), teller, wasAsked: false };
  }
  return opening.current!;
};

interface Arrival {
  teller: Teller;
  /** Whether that is certain: until then the open is kept and not told. */
  isKnown: boolean;
}

/**
 * Tells the service of the open, once it is clear which card it is and who opens it, and answers what may be handed on.
 * From the first moment the open stands in the beacon's queue, so that it outlives this page; it is told here as long as the page can,
 * because here the answer is of use, and by the beacon after that: under one event id.
 */
const useVisit = ({ code, scene }: Entry, cardId: string | undefined, { teller, isKnown }: Arrival): OpenAnswer | undefined => {
  const [told, setTold] = useState<{ eventId: string; answer: OpenAnswer }>();
  const [attempt, setAttempt] = useState(0);
  const isOnline = useIsOnline();
  const opening = useOpening(teller);
  const { eventId } = opening;
  const isTold = told?.eventId === eventId;
  const open = useMemo<OpenBody | undefined>(
    () => (cardId === undefined ? undefined : { eventId, cardId, device: coarseDevice(), ...(code ? { code } : {}), ...(scene ? { scene } : {}) }),
    [eventId, cardId, code, scene],
  );
  useEffect(() => {
    if (open) beacon.hold({ kind: 'open', ...open }, teller);
  }, [open, teller]);
  useEffect(() => () => beacon.release(eventId), [eventId]);
  useEffect(() => {
    if (!open || !isKnown || isTold || !isOnline) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const fail = (failure: unknown) => {
      if (!isTransient(failure)) return beacon.forget(eventId);
      if (attempt < ATTEMPTS_MAX) timer = setTimeout(() => setAttempt(attempt + 1), PAUSE_MS * 2 ** attempt);
      else beacon.release(eventId);
    };
    opening.wasAsked = true;
    // A visit that cannot be told is still a visit: the card is read and handed on without a code of this visitor's own.
    call('recordOpen', { body: open }).then((answer) => {
      beacon.forget(eventId);
      setTold({ eventId, answer });
    }, fail);
    return () => clearTimeout(timer);
  }, [open, opening, isKnown, eventId, isTold, isOnline, attempt]);
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
  const teller = useMemo(() => tellerOf(visitor), [visitor]);
  const visit = useVisit(entry, cardId, { teller, isKnown: visitor !== undefined });
  return {
    /** The card, or why the code that came alone led to none. */
    answer: cardId === undefined ? { ...found, data: undefined, error: code ? found.error : NOWHERE } : card,
    cardId,
    sharedBy: visit?.sharedBy ?? null,
    codes: visit?.codes ?? {},
    /** A visitor without codes of their own hands on the one they came by, so that the chain is not cut. */
    cameBy: code,
    teller,
    isSinglePage: entry.isSinglePage,
  };
};
