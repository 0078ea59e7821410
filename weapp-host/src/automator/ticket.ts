import { randomBytes } from 'node:crypto';

const LIFETIME_MS = 2 * 60 * 60 * 1000;

/** The login ticket of DevTools. Nothing asks for it here; clients may hand it on from one run to the next. */
export interface Ticket {
  read: () => { ticket: string; expiredTime: number };
  set: (ticket: string) => void;
  refresh: () => void;
}

export const createTicket = (): Ticket => {
  const fresh = (ticket: string) => ({ ticket, expiredTime: Date.now() + LIFETIME_MS });
  let current = fresh(randomBytes(16).toString('hex'));
  return {
    read: () => current,
    set: (ticket) => void (current = fresh(ticket)),
    refresh: () => void (current = fresh(randomBytes(16).toString('hex'))),
  };
};
