import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { ApplicationList, ApplicationView, ApplyBody } from './applications';
import { BranchList, BranchView } from './branches';
import { CardList, CardParams, CardSections, CardView } from './cards';
import type { EndpointName } from './endpoints';
import { ConsentBody, MeView, SessionView, SignInBody, UpdateMeBody } from './members';
import {
  ChainView,
  CodeCard,
  CodeParams,
  IntentBody,
  OpenAnswer,
  OpenBody,
  ShareList,
  ShareParams,
  StopBody,
} from './referrals';

export interface EndpointSchema {
  params?: TSchema;
  body?: TSchema;
  /** What a success answers; `Done` has no body. */
  response: TSchema;
}

/** A success with nothing to say: 204. */
export const Done = Type.Null();

/** A picture: `image/png` bytes, not JSON. */
export const Picture = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' });

/** The shapes of every endpoint. The server validates and serialises with them; the client imports only their types. */
export const schemas = {
  signIn: { body: SignInBody, response: SessionView },
  signOut: { response: Done },
  getMe: { response: MeView },
  updateMe: { body: UpdateMeBody, response: MeView },
  recordConsent: { body: ConsentBody, response: MeView },
  listBranches: { response: BranchList },
  getMyBranch: { response: BranchView },
  listCards: { response: CardSections },
  listFeaturedCards: { response: CardList },
  getCard: { params: CardParams, response: CardView },
  apply: { body: ApplyBody, response: ApplicationView },
  listApplications: { response: ApplicationList },
  recordOpen: { body: OpenBody, response: OpenAnswer },
  recordIntent: { body: IntentBody, response: Done },
  listShares: { response: ShareList },
  getChain: { params: ShareParams, response: ChainView },
  stopSharing: { params: ShareParams, body: StopBody, response: Done },
  findCodeCard: { params: CodeParams, response: CodeCard },
  getCodePicture: { params: CodeParams, response: Picture },
} as const satisfies Record<EndpointName, EndpointSchema>;

type Part<N extends EndpointName, K extends 'params' | 'body'> = (typeof schemas)[N] extends Record<K, infer S>
  ? S extends TSchema
    ? Static<S>
    : undefined
  : undefined;

export type Params<N extends EndpointName> = Part<N, 'params'>;
export type RequestBody<N extends EndpointName> = Part<N, 'body'>;
export type Answer<N extends EndpointName> = Static<(typeof schemas)[N]['response']>;
