import { brand } from '@micro-branch/contract/brand';
import type { MeView } from '@micro-branch/contract/members';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { EraseSheet } from '@/features/privacy/erase-sheet';
import { NoticeBody } from '@/features/privacy/notice-body';
import { PRIVACY_NOTICE } from '@/features/privacy/notice-text';
import { useConsent } from '@/features/privacy/use-consent';
import { useErasure } from '@/features/privacy/use-erasure';
import { WithdrawSheet } from '@/features/privacy/withdraw-sheet';
import { beacon } from '@/features/referrals/beacon';
import { replaceMember, useMember } from '@/features/session/session';
import { showNotice } from '@/shared/platform/feedback';
import { openTab } from '@/shared/platform/navigation';
import { useIsOnline } from '@/shared/platform/network';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { sayInstant } from '@/shared/ui/day-words';
import { Notice } from '@/shared/ui/notice/notice';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { routes } from '@/routes';
import './index.scss';

const decisionWords = { agreed: '已同意', refused: '未同意' } as const;

/** What the member said to the notice, when, and of which version of it there is to speak. */
const Said = ({ consent }: { consent: MeView['consent'] | undefined }) => {
  const { decision, decidedAt } = consent ?? { decision: null, decidedAt: null };
  const asked = consent ? '还没有做过选择，提交预约或申请时会询问。' : '登录后可以查看和更改。';
  return (
    <View className="privacy__state">
      <View className="privacy__label">当前选择</View>
      <View className="privacy__words">{decision ? decisionWords[decision] : asked}</View>
      {decidedAt && <View className="privacy__label mb-num">{sayInstant(decidedAt)}</View>}
      <View className="privacy__label mb-num">{`说明版本 ${brand.privacyVersion}`}</View>
    </View>
  );
};

const Decision = ({ consent }: Pick<MeView, 'consent'>) => {
  const { isDeciding, refusal, decide } = useConsent(replaceMember);
  const isOnline = useIsOnline();
  const [isAsking, setIsAsking] = useState(false);
  const hasAgreed = consent.decision === 'agreed';
  const withdraw = async (): Promise<void> => {
    if (await decide('refused')) showNotice('已撤回同意');
    setIsAsking(false);
  };
  return (
    <>
      {refusal && <Notice kind="warn">{refusal}</Notice>}
      <PageFoot>
        <Button
          kind="secondary"
          isDisabled={isDeciding || !isOnline}
          onPress={() => (hasAgreed ? setIsAsking(true) : void decide('agreed'))}
        >
          {hasAgreed ? '撤回同意' : '同意'}
        </Button>
      </PageFoot>
      {isAsking && (
        <WithdrawSheet isDeciding={isDeciding} onWithdraw={() => void withdraw()} onClose={() => setIsAsking(false)} />
      )}
    </>
  );
};

/** Whoever has gone stands at home as a guest, and nothing of theirs is left on this phone. */
const Erasure = ({ memberId }: { memberId: string }) => {
  const isOnline = useIsOnline();
  const { isAsking, isBusy, refusal, erase, ask, dismiss } = useErasure(memberId, () => {
    beacon.disown(memberId);
    openTab(routes.home());
    showNotice('账户已注销');
  });
  return (
    <>
      <View className="privacy__erasure mb-cells">
        <Cell title="注销账户" note="清除个人信息，不能恢复" onPress={ask} />
      </View>
      {isAsking && <EraseSheet {...{ isBusy, isOnline, refusal }} onErase={() => void erase()} onClose={dismiss} />}
    </>
  );
};

/** The notice in plain words, what this member said to it and how to take that back, and how to leave altogether. */
const Privacy = () => {
  const member = useMember();
  return (
    <PageShell>
      <View className="privacy">
        <Said consent={member?.consent} />
        <NoticeBody parts={PRIVACY_NOTICE} />
        {member && <Erasure key={member.id} memberId={member.id} />}
        {member && <Decision consent={member.consent} />}
      </View>
    </PageShell>
  );
};

export default Privacy;
