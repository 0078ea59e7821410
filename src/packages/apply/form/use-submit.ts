import type { MeView } from '@micro-branch/contract/members';
import { useState } from 'react';
import type { useApplicationForm } from '@/features/applications/use-application-form';
import { hasAgreed, useConsent } from '@/features/privacy/use-consent';
import { replaceMember } from '@/features/session/session';
import { showNotice } from '@/shared/platform/feedback';
import { answerPrivacyQuestion, usePrivacyQuestion, type PrivacyDecision } from '@/shared/platform/privacy';

/**
 * Sends the form, and asks about privacy first where that was not agreed to: at the moment of need, by us or by WeChat. A
 * refusal sends nothing and takes nothing away.
 */
export const useSubmit = (form: ReturnType<typeof useApplicationForm>, member: MeView) => {
  const consent = useConsent(replaceMember);
  const [isAsking, setIsAsking] = useState(false);
  const isAskedByWechat = usePrivacyQuestion();

  const send = async (): Promise<void> => setIsAsking((await form.send()) === 'consent-required');
  const submit = (): void => {
    if (!form.check()) return;
    if (hasAgreed(member)) void send();
    else setIsAsking(true);
  };
  const decide = async (decision: PrivacyDecision): Promise<void> => {
    if (!(await consent.decide(decision))) return;
    if (decision === 'agreed') return send();
    setIsAsking(false);
    showNotice('没有提交。你可以继续浏览产品');
  };
  const dismiss = (): void => {
    answerPrivacyQuestion('refused');
    setIsAsking(false);
  };
  return {
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
