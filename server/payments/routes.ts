import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { cancelPayment } from './cancel';
import { confirmPayment } from './confirm';
import { exportPayments } from './export-payments';
import { getPaymentMonths } from './months';
import { getPayment, listPayments } from './my-payments';
import { getReceipt } from './receipt';
import { getReceiptPicture } from './receipt-picture';
import { startPayment } from './start';

type Names =
  | 'startPayment'
  | 'confirmPayment'
  | 'cancelPayment'
  | 'getPayment'
  | 'listPayments'
  | 'getPaymentMonths'
  | 'exportPayments'
  | 'getReceipt'
  | 'getReceiptPicture';

export const paymentRoutes = (deps: Deps): Handlers<Names> => ({
  startPayment: ({ memberId, body }) => startPayment(deps, memberId, body),
  confirmPayment: ({ memberId, params }) => confirmPayment(deps, memberId, params.paymentId),
  cancelPayment: ({ memberId, params }) => cancelPayment(deps, memberId, params.paymentId),
  getPayment: ({ memberId, params }) => getPayment(deps, memberId, params.paymentId),
  listPayments: ({ memberId, query }) => listPayments(deps, memberId, query),
  getPaymentMonths: ({ memberId }) => getPaymentMonths(deps, memberId),
  exportPayments: ({ memberId, query }) => exportPayments(deps, memberId, query),
  getReceipt: ({ memberId, params }) => getReceipt(deps, memberId, params.paymentId),
  getReceiptPicture: ({ memberId, params }) => getReceiptPicture(deps, memberId, params.paymentId),
});
