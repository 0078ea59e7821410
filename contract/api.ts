import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { ApplicationList, ApplicationParams, ApplicationView, ApplyBody } from './applications';
import { BranchList, BranchView } from './branches';
import { CardList, CardParams, CardPictureParams, CardSections, CardView } from './cards';
import { BillerPage, BillerParams, BillerQuery, BillerView, CategoryList, CategoryQuery, RegionList } from './billers';
import {
  BillAccountList,
  BillAccountParams,
  BillAccountView,
  BillCodeAnswer,
  BillCodeBody,
  BillView,
  BindAccountBody,
  DueList,
  FamilyBody,
  FamilyList,
  FamilyMember,
  FamilyParams,
  LookUpBody,
  UpdateAccountBody,
} from './bills';
import { BoardParams, BoardQuery, CardFunnel, LeaderList, NodeParams, NodePath } from './chains';
import type { EndpointName } from './endpoints';
import { ExchangeBody, ExchangeList, ExchangeParams, ExchangeTerms, ExchangeView } from './exchanges';
import { ReviewBody, SignalPage, SignalParams, SignalQuery, SignalView } from './fraud';
import {
  CollectBody,
  CollectionParams,
  CollectionView,
  ItemList,
  ItemParams,
  ItemView,
  OrderPage,
  OrderParams,
  OrderQuery,
  OrderView,
  PlaceOrderBody,
} from './mall';
import { MandateList, MandateParams, MandateView, StartMandateBody, SwitchMandateBody } from './mandates';
import { ConsentBody, MeView, SessionView, SignInBody, UpdateMeBody } from './members';
import { GrantBody, MessageTemplates } from './messages';
import {
  PaymentFileQuery,
  PaymentMonths,
  PaymentPage,
  PaymentParams,
  PaymentQuery,
  PaymentStarted,
  PaymentView,
  Receipt,
  StartPaymentBody,
} from './payments';
import {
  CheckInAnswer,
  CheckInBody,
  CheckInView,
  Explanation,
  ExplainBody,
  MakeUpBody,
  PointsMonths,
  PointsReport,
  PointsView,
  StatementFileQuery,
  StatementPage,
  StatementQuery,
  TaskList,
  TaskParams,
  TaskView,
} from './points';
import {
  ChainGraph,
  ChainSeries,
  ChainView,
  CodeCard,
  CodeParams,
  EventsAnswer,
  EventsBody,
  GraphQuery,
  IntentBody,
  OpenAnswer,
  OpenBody,
  SeriesQuery,
  ShareList,
  ShareParams,
  StopBody,
} from './referrals';
import {
  MyRewards,
  RewardConversionParams,
  RewardExplanation,
  RewardTrial,
  RewardVersionPage,
  RewardVersionParams,
  RewardVersionQuery,
  RewardVersionView,
  SaveRewardRulesBody,
  SwitchRewardRulesBody,
  TryRewardRulesBody,
} from './rewards';

export interface EndpointSchema {
  params?: TSchema;
  /** Optional filters of something read; every value is a string on the wire. */
  query?: TSchema;
  body?: TSchema;
  /** What a success answers; `Done` has no body. */
  response: TSchema;
}

/** A success with nothing to say: 204. */
export const Done = Type.Null();

/** A picture: `image/png` bytes, not JSON. */
export const Picture = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' });

/** A table as a file: `text/csv` in UTF-8 with a byte order mark, not JSON. */
export const Table = Type.Unsafe<string>({ type: 'string', description: 'CSV, RFC 4180' });

/** The shapes of every endpoint. The server validates and serialises with them; the client imports only their types. */
export const schemas = {
  signIn: { body: SignInBody, response: SessionView },
  signOut: { response: Done },
  getMe: { response: MeView },
  updateMe: { body: UpdateMeBody, response: MeView },
  eraseMe: { response: Done },
  recordConsent: { body: ConsentBody, response: MeView },
  listBranches: { response: BranchList },
  getMyBranch: { response: BranchView },
  listCards: { response: CardSections },
  listFeaturedCards: { response: CardList },
  getCard: { params: CardParams, response: CardView },
  getCardPicture: { params: CardPictureParams, response: Picture },
  apply: { body: ApplyBody, response: ApplicationView },
  listApplications: { response: ApplicationList },
  cancelApplication: { params: ApplicationParams, response: ApplicationView },
  recordOpen: { body: OpenBody, response: OpenAnswer },
  recordIntent: { body: IntentBody, response: Done },
  recordEvents: { body: EventsBody, response: EventsAnswer },
  listShares: { response: ShareList },
  getChain: { params: ShareParams, response: ChainView },
  getChainGraph: { params: ShareParams, query: GraphQuery, response: ChainGraph },
  getChainSeries: { params: ShareParams, query: SeriesQuery, response: ChainSeries },
  getNodePath: { params: NodeParams, response: NodePath },
  getLeaders: { params: BoardParams, query: BoardQuery, response: LeaderList },
  getCardFunnel: { params: CardParams, response: CardFunnel },
  stopSharing: { params: ShareParams, body: StopBody, response: Done },
  findCodeCard: { params: CodeParams, response: CodeCard },
  getCodePicture: { params: CodeParams, response: Picture },
  getPoints: { response: PointsView },
  getStatement: { query: StatementQuery, response: StatementPage },
  getPointsMonths: { response: PointsMonths },
  exportStatement: { query: StatementFileQuery, response: Table },
  getCheckIn: { response: CheckInView },
  checkIn: { body: CheckInBody, response: CheckInAnswer },
  makeUpCheckIn: { body: MakeUpBody, response: CheckInAnswer },
  listTasks: { response: TaskList },
  claimTask: { params: TaskParams, response: TaskView },
  explainEarning: { body: ExplainBody, response: Explanation },
  getPointsReport: { response: PointsReport },
  listItems: { response: ItemList },
  getItem: { params: ItemParams, response: ItemView },
  placeOrder: { body: PlaceOrderBody, response: OrderView },
  listOrders: { query: OrderQuery, response: OrderPage },
  getOrder: { params: OrderParams, response: OrderView },
  cancelOrder: { params: OrderParams, response: OrderView },
  revealCode: { params: OrderParams, response: OrderView },
  returnOrder: { params: OrderParams, response: OrderView },
  findCollection: { params: CollectionParams, response: CollectionView },
  collectOrder: { body: CollectBody, response: CollectionView },
  getExchangeTerms: { response: ExchangeTerms },
  exchange: { body: ExchangeBody, response: ExchangeView },
  listExchanges: { response: ExchangeList },
  getExchange: { params: ExchangeParams, response: ExchangeView },
  listMyRewards: { response: MyRewards },
  explainReward: { params: RewardConversionParams, response: RewardExplanation },
  listRewardRules: { query: RewardVersionQuery, response: RewardVersionPage },
  saveRewardRules: { body: SaveRewardRulesBody, response: RewardVersionView },
  tryRewardRules: { body: TryRewardRulesBody, response: RewardTrial },
  switchRewardRules: { params: RewardVersionParams, body: SwitchRewardRulesBody, response: RewardVersionView },
  listSignals: { query: SignalQuery, response: SignalPage },
  decideReview: { params: SignalParams, body: ReviewBody, response: SignalView },
  listCategories: { query: CategoryQuery, response: CategoryList },
  listRegions: { response: RegionList },
  searchBillers: { query: BillerQuery, response: BillerPage },
  getBiller: { params: BillerParams, response: BillerView },
  bindAccount: { body: BindAccountBody, response: BillAccountView },
  listBillAccounts: { response: BillAccountList },
  updateBillAccount: { params: BillAccountParams, body: UpdateAccountBody, response: BillAccountView },
  unbindAccount: { params: BillAccountParams, response: Done },
  readBillCode: { body: BillCodeBody, response: BillCodeAnswer },
  listFamily: { response: FamilyList },
  addFamily: { body: FamilyBody, response: FamilyMember },
  removeFamily: { params: FamilyParams, response: Done },
  lookUpBill: { body: LookUpBody, response: BillView },
  listDues: { response: DueList },
  startPayment: { body: StartPaymentBody, response: PaymentStarted },
  confirmPayment: { params: PaymentParams, response: PaymentView },
  cancelPayment: { params: PaymentParams, response: PaymentView },
  getPayment: { params: PaymentParams, response: PaymentView },
  listPayments: { query: PaymentQuery, response: PaymentPage },
  getPaymentMonths: { response: PaymentMonths },
  exportPayments: { query: PaymentFileQuery, response: Table },
  getReceipt: { params: PaymentParams, response: Receipt },
  getReceiptPicture: { params: PaymentParams, response: Picture },
  startMandate: { body: StartMandateBody, response: MandateView },
  listMandates: { response: MandateList },
  switchMandate: { params: MandateParams, body: SwitchMandateBody, response: MandateView },
  stopMandate: { params: MandateParams, response: MandateView },
  listMessageTemplates: { response: MessageTemplates },
  recordGrants: { body: GrantBody, response: Done },
} as const satisfies Record<EndpointName, EndpointSchema>;

type Part<N extends EndpointName, K extends 'params' | 'query' | 'body'> = (typeof schemas)[N] extends Record<K, infer S>
  ? S extends TSchema
    ? Static<S>
    : undefined
  : undefined;

export type Params<N extends EndpointName> = Part<N, 'params'>;
export type Query<N extends EndpointName> = Part<N, 'query'>;
export type RequestBody<N extends EndpointName> = Part<N, 'body'>;
export type Answer<N extends EndpointName> = Static<(typeof schemas)[N]['response']>;
