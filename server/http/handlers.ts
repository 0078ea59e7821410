import type { Answer, Params, Query, RequestBody } from '@micro-branch/contract/api';
import type { EndpointName, endpoints } from '@micro-branch/contract/endpoints';
import type { Id } from '../ids';

/** What a handler is asked: the member is the caller, found by the session, never a field of the body. */
export interface Ask<N extends EndpointName> {
  params: Params<N>;
  query: Query<N>;
  body: RequestBody<N>;
  memberId: (typeof endpoints)[N]['access'] extends 'member' ? Id : Id | null;
  /** The bearer token that was shown, for signing out. */
  token: string | null;
  /** The network address of the caller, as the outermost trusted proxy saw it. */
  address: string;
  /** Adds to the line that is logged of this request: numbers, and nothing of a person. */
  note: (figures: Record<string, number>) => void;
  /** A picture that only stands in for the one of this address: no cache may keep it. */
  keepNot: () => void;
}

export type Handlers<N extends EndpointName> = { [K in N]: (ask: Ask<K>) => Promise<Answer<K>> };
