import type { BillerView } from '@micro-branch/contract/billers';
import type { MeView } from '@micro-branch/contract/members';
import { useState } from 'react';
import { useBindForm } from '@/features/bills/use-bind-form';
import { hasAgreed, useConsent } from '@/features/privacy/use-consent';
import { replaceMember } from '@/features/session/session';
import { useRefresh } from '@/shared/api/refresh';
import { replacePage } from '@/shared/platform/navigation';
import { answerPrivacyQuestion, usePrivacyQuestion, type PrivacyDecision } from '@/shared/platform/privacy';
import { routes } from '@/routes';

/**
 * Binds an account, and asks about privacy first where an account number is about to be sent and that was not agreed to. A
 * refusal sends nothing. What was bound is paid next.
 */
export const useBinding = (biller: BillerView, member: MeView) => {
  const refresh = useRefresh();
  const consent = useConsent(replaceMember);
  const [isAsking, setIsAsking] = useState(false);
  const isAskedByWechat = usePrivacyQuestion();
  const form = useBindForm(biller, (failure) => {
    setIsAsking(failure === 'consent-required');
    refresh('listBillAccounts', 'listDues');
  });

  const send = async (): Promise<void> => {
    const account = await form.send();
    if (account) replacePage(routes.pay(account.id));
  };
  const submit = (): void => {
    if (!form.check()) return;
    if (hasAgreed(member)) void send();
    else setIsAsking(true);
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
    form,
    submit,
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
