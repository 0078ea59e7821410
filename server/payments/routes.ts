import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';

export const paymentRoutes = (_deps: Deps): Handlers<'startPayment' | 'confirmPayment' | 'cancelPayment' | 'getPayment' | 'listPayments' | 'getPaymentMonths' | 'exportPayments' | 'getReceipt' | 'getReceiptPicture'> => ({}) as Handlers<'startPayment' | 'confirmPayment' | 'cancelPayment' | 'getPayment' | 'listPayments' | 'getPaymentMonths' | 'exportPayments' | 'getReceipt' | 'getReceiptPicture'>;
