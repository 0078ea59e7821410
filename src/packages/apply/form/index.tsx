import type { ApplicationView } from '@micro-branch/contract/applications';
import type { BranchView } from '@micro-branch/contract/branches';
import type { CardView } from '@micro-branch/contract/cards';
import type { MeView } from '@micro-branch/contract/members';
import { useState } from 'react';
import { ApplicationForm } from '@/features/applications/application-form';
import { ApplicationMade } from '@/features/applications/application-made';
import { useApplicationForm } from '@/features/applications/use-application-form';
import { actionWords } from '@/features/applications/visit-words';
import { branchOptions } from '@/features/branches/branch-options';
import { PrivacySheet } from '@/features/privacy/privacy-sheet';
import { useSession } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { goBack, readQuery } from '@/shared/platform/navigation';
import { callPhone } from '@/shared/platform/phone-call';
import { Button } from '@/shared/ui/button/button';
import { Hotline } from '@/shared/ui/hotline/hotline';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import { SignInBlock } from '@/shared/ui/sign-in-block/sign-in-block';
import { useSubmit } from './use-submit';

/** The product, and five fields below their names. */
const BONES = ['title', 'line', ...Array.from({ length: 5 }, () => ['line', 'row'] as const).flat()] as const;

interface ApplyProps {
  card: CardView;
  branches: readonly BranchView[];
  member: MeView;
  isOffline: boolean;
}

const Made = ({ application, branches }: { application: ApplicationView } & Pick<ApplyProps, 'branches'>) => {
  const branchPhone = branches.find(({ name }) => name === application.branchName)?.phone;
  return (
    <>
      <ApplicationMade application={application} branchPhone={branchPhone} onCall={callPhone} />
      <Hotline />
      <PageFoot>
        <Button onPress={goBack}>完成</Button>
      </PageFoot>
    </>
  );
};

/** The form, the question about privacy when sending needs it, and the answer in the same place. */
const Apply = ({ card, branches, member, isOffline }: ApplyProps) => {
  const form = useApplicationForm(card.id, member.branchId);
  const { submit, isAsking, question } = useSubmit(form, member);
  if (form.made) return <Made application={form.made} branches={branches} />;
  return (
    <>
      <ApplicationForm card={card} branchOptions={branchOptions(branches)} form={form} />
      <PageFoot>
        <Button onPress={submit} isDisabled={isOffline || form.isSending}>
          {`提交${actionWords[card.action]}`}
        </Button>
      </PageFoot>
      {isAsking && <PrivacySheet {...question} />}
    </>
  );
};

const ApplyPage = () => {
  const { status, member } = useSession();
  const [cardId] = useState(() => readQuery().id ?? '');
  const answer = together(useAnswer('getCard', { params: { cardId } }), useAnswer('listBranches', {}));
  return (
    <PageShell>
      {status === 'guest' && <SignInBlock />}
      {status !== 'guest' && (
        <Screen answer={member ? answer : { ...answer, data: undefined }} bones={BONES}>
          {([card, { branches }]) =>
            member && <Apply card={card} branches={branches} member={member} isOffline={answer.isStale} />
          }
        </Screen>
      )}
    </PageShell>
  );
};

export default ApplyPage;
