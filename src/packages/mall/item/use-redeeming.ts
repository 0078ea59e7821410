import type { ItemView } from '@micro-branch/contract/mall';
import type { MeView } from '@micro-branch/contract/members';
import { useState } from 'react';
import { useRedeem } from '@/features/mall/use-redeem';
import { hasAgreed, useConsent } from '@/features/privacy/use-consent';
import { replaceMember } from '@/features/session/session';
import { useRefresh } from '@/shared/api/refresh';
import { replacePage } from '@/shared/platform/navigation';
import { answerPrivacyQuestion, usePrivacyQuestion, type PrivacyDecision } from '@/shared/platform/privacy';
import { routes } from '@/routes';

export interface Redeeming {
  item: ItemView;
  member: MeView;
}

/**
 * Redeems an item, and asks about privacy first where a phone number is about to be sent and that was not agreed to. A
 * refusal sends nothing and takes nothing.
 */
export const useRedeeming = ({ item, member }: Redeeming) => {
  const refresh = useRefresh();
  const consent = useConsent(replaceMember);
  const [isAsking, setIsAsking] = useState(false);
  const isAskedByWechat = usePrivacyQuestion();
  const redeem = useRedeem({
    item,
    branchId: member.branchId,
    onSettled: (failure) => {
      setIsAsking(failure === 'consent-required');
      // A refusal, too, has shown that something on the page is no longer true.
      refresh('getItem', 'listItems', 'listOrders', 'getPoints');
    },
  });

  const send = async (): Promise<void> => {
    const order = await redeem.action.run();
    if (order) replacePage(routes.order(order.id));
  };
  const confirm = (): void => {
    if (!redeem.check()) return;
    if (item.kind === 'top-up' && !hasAgreed(member)) setIsAsking(true);
    else void send();
  };
  const decide = async (decision: PrivacyDecision): Promise<void> => {
    if (!(await consent.decide(decision))) return;
    setIsAsking(false);
    if (decision === 'agreed') await send();
  };
  const dismiss = (): void => {
    answerPrivacyQuestion('refused');
    setIsAsking(false);
  };
  return {
    redeem,
    confirm,
    isAsking: isAsking || isAskedByWechat,
    question: {
      isDeciding: consent.isDeciding,
      refusal: consent.refusal,
      onAgree: () => void decide('agreed'),
      onRefuse: () => void decide('refused'),
      onClose: dismiss,
    },
  };
};
