/**
 * What can be asked of the service: the verb, the path under `/api`, and who may ask. Plain data, so that the client may
 * import it without a schema library; the shapes stand in `api.ts`.
 */
export type Access = 'anyone' | 'member';

export interface Endpoint {
  /** The methods that `wx.request` can send. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** `member` refuses without a valid session; `anyone` uses a valid session when there is one. */
  access: Access;
  summary: string;
}

export const API_PREFIX = '/api';

export const endpoints = {
  signIn: { method: 'POST', path: '/sessions', access: 'anyone', summary: 'Exchange a wx.login code for a session' },
  signOut: { method: 'DELETE', path: '/sessions/current', access: 'member', summary: 'Revoke the session that asks' },
  getMe: { method: 'GET', path: '/members/me', access: 'member', summary: 'The member who asks, masked' },
  updateMe: { method: 'PUT', path: '/members/me', access: 'member', summary: 'Change the form of address or the branch' },
  recordConsent: { method: 'POST', path: '/members/me/consents', access: 'member', summary: 'Agree to a document, or refuse it' },

  listBranches: { method: 'GET', path: '/branches', access: 'anyone', summary: 'Every branch, the head office first' },
  getMyBranch: { method: 'GET', path: '/branches/mine', access: 'anyone', summary: "The member's branch, or the head office" },

  listCards: { method: 'GET', path: '/cards', access: 'anyone', summary: 'Cards on the shelf, one section a class' },
  listFeaturedCards: { method: 'GET', path: '/cards/featured', access: 'anyone', summary: 'The three cards of the home page' },
  getCard: { method: 'GET', path: '/cards/:cardId', access: 'anyone', summary: 'One approved card' },

  apply: { method: 'POST', path: '/applications', access: 'member', summary: 'Make an appointment for a card, or apply for it' },
  listApplications: { method: 'GET', path: '/applications', access: 'member', summary: "The member's own applications, newest first" },

  recordOpen: { method: 'POST', path: '/opens', access: 'anyone', summary: 'A card page was opened; answers what may be handed on' },
  recordIntent: { method: 'POST', path: '/intents', access: 'member', summary: 'The share sheet was opened' },
  listShares: { method: 'GET', path: '/shares', access: 'member', summary: "The member's shares with their totals" },
  getChain: { method: 'GET', path: '/shares/:shareId/chain', access: 'member', summary: 'Totals and direct contacts of one share' },
  stopSharing: { method: 'POST', path: '/shares/:shareId/stop', access: 'member', summary: 'Revoke every code of a share minted so far' },
  findCodeCard: { method: 'GET', path: '/codes/:code/card', access: 'anyone', summary: 'The card behind a code that came alone' },
  getCodePicture: { method: 'GET', path: '/codes/:code/picture', access: 'anyone', summary: 'The mini-program code that carries a share code' },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
