import { brand } from '@micro-branch/contract/brand';
import type { BillerView } from '@micro-branch/contract/billers';
import type { MeView } from '@micro-branch/contract/members';
import { useState } from 'react';
import { nextWords, sayHours } from '@/features/billers/biller-words';
import { BindForm } from '@/features/bills/bind-form';
import { PrivacySheet } from '@/features/privacy/privacy-sheet';
import { useSession } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { readQuery } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { SignInBlock } from '@/shared/ui/sign-in-block/sign-in-block';
import { useBinding } from './use-binding';

const BEFORE_BINDING = `绑定前，${brand.bankName}需要您同意处理您填写的户号，用来查账单和缴费。拒绝后仍可继续浏览。`;

interface BindProps {
  biller: BillerView;
  member: MeView;
  isOffline: boolean;
}

/** The form that the biller's own data makes, the question about privacy when sending needs it, and on to what is due. */
const Bind = ({ biller, member, isOffline }: BindProps) => {
  const { form, submit, isAsking, question } = useBinding(biller, member);
  const family = useAnswer('listFamily', {});
  return (
    <>
      <BindForm biller={biller} hours={sayHours(biller)} form={form} family={family.data?.family ?? []} />
      <PageFoot>
        <Button onPress={submit} isDisabled={isOffline || form.isSending}>
          {form.isSending ? '正在查询' : nextWords[biller.flow]}
        </Button>
      </PageFoot>
      {isAsking && <PrivacySheet lead={BEFORE_BINDING} {...question} />}
    </>
  );
};

const BindPage = () => {
  const { status, member } = useSession();
  const [billerId] = useState(() => readQuery().id ?? '');
  const answer = useAnswer('getBiller', { params: { billerId } });
  return (
    <PageShell>
      {status === 'guest' && <SignInBlock />}
      {status !== 'guest' && (
        <Screen answer={member ? answer : { ...answer, data: undefined }} bones={['title', 'row', 'row', 'row']}>
          {(biller) => member && <Bind biller={biller} member={member} isOffline={answer.isStale} />}
        </Screen>
      )}
    </PageShell>
  );
};

export default BindPage;
