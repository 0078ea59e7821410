import { brand } from '@micro-branch/contract/brand';
import type { MeView } from '@micro-branch/contract/members';
import { useState } from 'react';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';
import { answerPrivacyQuestion, type PrivacyDecision } from '@/shared/platform/privacy';

/** Whether the notice in force was agreed to; an agreement to an older one is none. */
export const hasAgreed = (member: MeView | undefined): boolean =>
  member?.consent.decision === 'agreed' && member.consent.version === brand.privacyVersion;

/** Records a decision with the bank and answers WeChat's own question with the same one. */
export const useConsent = (onDecided: (member: MeView) => void) => {
  const [isDeciding, setIsDeciding] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const decide = async (decision: PrivacyDecision): Promise<boolean> => {
    setIsDeciding(true);
    setRefusal(null);
    answerPrivacyQuestion(decision);
    try {
      const body = { document: 'privacy', version: brand.privacyVersion, decision } as const;
      onDecided(await call('recordConsent', { body }));
      return true;
    } catch (failure) {
      setRefusal(sayFailure(failure));
      return false;
    } finally {
      setIsDeciding(false);
    }
  };
  return { isDeciding, refusal, decide };
};
