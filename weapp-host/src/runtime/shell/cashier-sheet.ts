import type { Runtime } from '../runtime';
import type { DialogRequest } from './dialog-layer';
import { button, element } from './element-builder';
import { icon } from './icons';

const AMOUNT_KEYS = ['amountFen', 'totalFee', 'total_fee'];

/** A phone learns the amount from WeChat Pay, which we are not: an order that tells it in fen shows it, else its package text. */
const amountElement = (order: Record<string, unknown>): HTMLElement => {
  const fen = AMOUNT_KEYS.map((key) => Number(order[key])).find((value) => Number.isInteger(value));
  if (fen === undefined) return element('div', { class: 'wh-pay-package' }, [typeof order.package === 'string' ? order.package : '']);
  return element('div', { class: 'wh-pay-amount' }, [element('small', {}, ['¥']), (fen / 100).toFixed(2)]);
};

export const cashierSheet = (runtime: Runtime, order: Record<string, unknown>): DialogRequest<'pay' | 'cancel'> => ({
  label: '微信支付',
  placement: 'bottom',
  dismissed: 'cancel',
  closesBeside: false,
  view: (answer) => {
    const cancel = () => answer('cancel');
    const pay = () => answer('pay');
    const panel = element('div', { class: 'wh-sheet wh-half wh-pay' }, [
      button('wh-pay-close', cancel, [icon('close')], { 'aria-label': '关闭' }),
      element('div', { class: 'wh-pay-name' }, [runtime.manifest.projectName]),
      amountElement(order),
      element('div', { class: 'wh-pay-method' }, [element('span', {}, ['付款方式']), element('span', {}, ['零钱'])]),
      button('wh-button wh-button-primary wh-button-wide', pay, ['确认支付']),
    ]);
    return { panel, actions: { confirmPayment: pay, closePaymentDialog: cancel } };
  },
});
