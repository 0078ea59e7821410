import { useEffect, useRef } from 'react';
import { useSandboxOrder } from '@/shared/platform/sandbox-cashier';
import { sayAmount } from '@/shared/ui/amount/say-amount';

/** Plays WeChat's cashier, plainly as a played one: no money moves here. */
export const SandboxCashier = () => {
  const order = useSandboxOrder();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), [order]);
  if (!order) return null;
  return (
    <div className="sandbox-cashier">
      <div className="sandbox-cashier-panel" role="dialog" aria-modal="true" aria-label="沙箱收银台">
        <p className="sandbox-cashier-title">沙箱收银台 · 不会真的扣款</p>
        <p className="sandbox-cashier-amount">{sayAmount(order.payFen)}</p>
        <button ref={first} className="sandbox-enter-button" onClick={() => order.answer('pay')}>
          支付
        </button>
        <button className="sandbox-button" onClick={() => order.answer('cancel')}>
          取消
        </button>
      </div>
    </div>
  );
};
