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
  eraseMe: { method: 'DELETE', path: '/members/me', access: 'member', summary: 'Close the account: the person is forgotten, for ever' },
  recordConsent: { method: 'POST', path: '/members/me/consents', access: 'member', summary: 'Agree to a document, or refuse it' },

  listBranches: { method: 'GET', path: '/branches', access: 'anyone', summary: 'Every branch, the head office first' },
  getMyBranch: { method: 'GET', path: '/branches/mine', access: 'anyone', summary: "The member's branch, or the head office" },

  listCards: { method: 'GET', path: '/cards', access: 'anyone', summary: 'Cards on the shelf, one section a class' },
  listFeaturedCards: { method: 'GET', path: '/cards/featured', access: 'anyone', summary: 'The three cards of the home page' },
  getCard: { method: 'GET', path: '/cards/:cardId', access: 'anyone', summary: 'One approved card' },
  getCardPicture: { method: 'GET', path: '/cards/:cardId/pictures/:picture', access: 'anyone', summary: 'A card as it is seen in a chat or in Moments' },

  apply: { method: 'POST', path: '/applications', access: 'member', summary: 'Make an appointment for a card, or apply for it' },
  listApplications: { method: 'GET', path: '/applications', access: 'member', summary: "The member's own applications, newest first" },
  cancelApplication: { method: 'POST', path: '/applications/:applicationId/cancel', access: 'member', summary: 'Cancel an application whose day has not passed' },

  recordOpen: { method: 'POST', path: '/opens', access: 'anyone', summary: 'A card page was opened; answers what may be handed on' },
  recordIntent: { method: 'POST', path: '/intents', access: 'member', summary: 'The share sheet was opened' },
  recordEvents: { method: 'POST', path: '/events', access: 'anyone', summary: 'What a phone could not tell when it happened' },
  listShares: { method: 'GET', path: '/shares', access: 'member', summary: "The member's shares with their totals" },
  getChain: { method: 'GET', path: '/shares/:shareId/chain', access: 'member', summary: 'Totals and direct contacts of one share' },
  getChainGraph: { method: 'GET', path: '/shares/:shareId/graph', access: 'member', summary: 'A slice of the tree below one share, as it is drawn' },
  getChainSeries: { method: 'GET', path: '/shares/:shareId/series', access: 'member', summary: 'What came by one share, by the hour or the day' },
  getNodePath: { method: 'GET', path: '/chains/nodes/:nodeId/path', access: 'member', summary: 'Staff: how the holder of a node came to it' },
  getLeaders: { method: 'GET', path: '/chains/boards/:board/:boardId', access: 'member', summary: 'Staff: the first hundred of a card or a branch' },
  getCardFunnel: { method: 'GET', path: '/chains/cards/:cardId', access: 'member', summary: 'All trees of a card by hop, for the marketing role' },
  stopSharing: { method: 'POST', path: '/shares/:shareId/stop', access: 'member', summary: 'Revoke every code of a share minted so far' },
  findCodeCard: { method: 'GET', path: '/codes/:code/card', access: 'anyone', summary: 'The card behind a code that came alone' },
  getCodePicture: { method: 'GET', path: '/codes/:code/picture', access: 'anyone', summary: 'The mini-program code that carries a share code' },

  getPoints: { method: 'GET', path: '/points', access: 'member', summary: "The member's points and what expires soon" },
  getStatement: { method: 'GET', path: '/points/statement', access: 'member', summary: 'Every movement of points, newest first' },
  exportStatement: { method: 'GET', path: '/points/statement/csv', access: 'member', summary: 'The statement as a file, with totals' },
  getPointsMonths: { method: 'GET', path: '/points/months', access: 'member', summary: 'Six months of points, in and out' },
  getCheckIn: { method: 'GET', path: '/points/check-ins', access: 'member', summary: 'Days checked in, the streak, what today gives' },
  checkIn: { method: 'POST', path: '/points/check-ins', access: 'member', summary: 'Check in today' },
  makeUpCheckIn: { method: 'POST', path: '/points/check-ins/make-up', access: 'member', summary: 'Make up a missed day' },
  listTasks: { method: 'GET', path: '/points/tasks', access: 'member', summary: 'Tasks, and how far each is' },
  claimTask: { method: 'POST', path: '/points/tasks/:taskKey/claim', access: 'member', summary: 'Take the points of a task that is done' },
  explainEarning: { method: 'POST', path: '/points/explanations', access: 'member', summary: 'A dry run: what a payment would earn, and why' },
  getPointsReport: { method: 'GET', path: '/points/report', access: 'member', summary: 'Liability, breakage and movements, for the finance role' },

  listItems: { method: 'GET', path: '/mall/items', access: 'anyone', summary: 'What points can be redeemed for' },
  getItem: { method: 'GET', path: '/mall/items/:itemId', access: 'anyone', summary: 'One item of the mall' },
  placeOrder: { method: 'POST', path: '/mall/orders', access: 'member', summary: 'Redeem points for an item' },
  listOrders: { method: 'GET', path: '/mall/orders', access: 'member', summary: "The member's own orders, newest first" },
  getOrder: { method: 'GET', path: '/mall/orders/:orderId', access: 'member', summary: 'One order of the member' },
  cancelOrder: { method: 'POST', path: '/mall/orders/:orderId/cancel', access: 'member', summary: 'Cancel goods not yet collected' },
  revealCode: { method: 'POST', path: '/mall/orders/:orderId/code', access: 'member', summary: 'Show the code of a coupon, which then cannot be given back' },
  returnOrder: { method: 'POST', path: '/mall/orders/:orderId/return', access: 'member', summary: 'Give back a coupon not yet used' },
  findCollection: { method: 'GET', path: '/mall/collections/:code', access: 'member', summary: 'Staff: the order behind a collection code' },
  collectOrder: { method: 'POST', path: '/mall/collections', access: 'member', summary: 'Staff: goods were handed over' },

  getExchangeTerms: { method: 'GET', path: '/exchanges/terms', access: 'member', summary: 'Rates, caps and the card side, as of now' },
  exchange: { method: 'POST', path: '/exchanges', access: 'member', summary: 'Exchange points with credit-card points' },
  listExchanges: { method: 'GET', path: '/exchanges', access: 'member', summary: "The member's own exchanges, newest first" },
  getExchange: { method: 'GET', path: '/exchanges/:exchangeId', access: 'member', summary: 'One exchange of the member' },

  listMyRewards: { method: 'GET', path: '/rewards', access: 'member', summary: "What the member's friends did that was rewarded, and what is offered" },
  explainReward: { method: 'GET', path: '/rewards/conversions/:conversionId/explanation', access: 'member', summary: 'Why a conversion was rewarded or not, for the marketing role' },
  listRewardRules: { method: 'GET', path: '/rewards/rules', access: 'member', summary: 'Every version of the rules of rewards, for the marketing role' },
  saveRewardRules: { method: 'POST', path: '/rewards/rules', access: 'member', summary: 'Save a version of the rules, for the marketing role' },
  tryRewardRules: { method: 'POST', path: '/rewards/rules/trial', access: 'member', summary: 'A dry run: what rules would have paid lately, for the marketing role' },
  switchRewardRules: { method: 'POST', path: '/rewards/rules/:version/switch', access: 'member', summary: 'Stop a version or resume it, for the marketing role' },

  listSignals: { method: 'GET', path: '/fraud/signals', access: 'member', summary: 'What the fraud rules noticed, for the risk role' },
  decideReview: { method: 'POST', path: '/fraud/signals/:signalId/review', access: 'member', summary: 'Release a signal, or void what it holds' },

  listCategories: { method: 'GET', path: '/billers/categories', access: 'anyone', summary: 'The six categories, and how many billers serve a region' },
  listRegions: { method: 'GET', path: '/billers/regions', access: 'anyone', summary: 'Where billers serve, by province' },
  searchBillers: { method: 'GET', path: '/billers', access: 'anyone', summary: 'Billers by name, pinyin, category and region' },
  getBiller: { method: 'GET', path: '/billers/:billerId', access: 'anyone', summary: 'One biller: what to fill in, and on what terms' },

  bindAccount: { method: 'POST', path: '/bill-accounts', access: 'member', summary: 'Bind an account of a biller' },
  listBillAccounts: { method: 'GET', path: '/bill-accounts', access: 'member', summary: "The member's own accounts, and what is due" },
  updateBillAccount: { method: 'PUT', path: '/bill-accounts/:accountId', access: 'member', summary: 'Change the alias, the family, the reminder or the limit' },
  unbindAccount: { method: 'DELETE', path: '/bill-accounts/:accountId', access: 'member', summary: 'Forget an account; its payments stay' },
  readBillCode: { method: 'POST', path: '/bill-codes', access: 'member', summary: 'What the code on a paper bill says' },
  listFamily: { method: 'GET', path: '/family', access: 'member', summary: 'Whose bills the member pays' },
  addFamily: { method: 'POST', path: '/family', access: 'member', summary: 'Name somebody whose bills the member pays' },
  removeFamily: { method: 'DELETE', path: '/family/:familyId', access: 'member', summary: 'Forget that name; the accounts stay' },
  lookUpBill: { method: 'POST', path: '/bills', access: 'member', summary: 'What an account owes, or what an amount comes to' },
  listDues: { method: 'GET', path: '/bills/due', access: 'member', summary: "What is due on the member's accounts" },

  startPayment: { method: 'POST', path: '/payments', access: 'member', summary: 'Order the payment of a bill' },
  confirmPayment: { method: 'POST', path: '/payments/:paymentId/confirm', access: 'member', summary: 'The cashier was left: look what became of it' },
  cancelPayment: { method: 'POST', path: '/payments/:paymentId/cancel', access: 'member', summary: 'Close a payment that is not paid' },
  getPayment: { method: 'GET', path: '/payments/:paymentId', access: 'member', summary: 'One payment of the member' },
  listPayments: { method: 'GET', path: '/payments', access: 'member', summary: "The member's own payments, newest first" },
  getPaymentMonths: { method: 'GET', path: '/payments/months', access: 'member', summary: 'Twelve months of payments, by category' },
  exportPayments: { method: 'GET', path: '/payments/csv', access: 'member', summary: 'Payments as a file' },
  getReceipt: { method: 'GET', path: '/payments/:paymentId/receipt', access: 'member', summary: 'The receipt of a payment that is done' },
  getReceiptPicture: { method: 'GET', path: '/payments/:paymentId/receipt/picture', access: 'member', summary: 'The same as a picture, with number and seal' },

  startMandate: { method: 'POST', path: '/mandates', access: 'member', summary: 'Let bills of an account be debited' },
  listMandates: { method: 'GET', path: '/mandates', access: 'member', summary: "The member's own mandates" },
  switchMandate: { method: 'PUT', path: '/mandates/:mandateId', access: 'member', summary: 'Pause a mandate or resume it' },
  stopMandate: { method: 'DELETE', path: '/mandates/:mandateId', access: 'member', summary: 'Stop a mandate at once and for good' },

  listMessageTemplates: { method: 'GET', path: '/messages/templates', access: 'member', summary: 'What the member may be asked to be told' },
  recordGrants: { method: 'POST', path: '/messages/grants', access: 'member', summary: 'The member agreed to be told' },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
