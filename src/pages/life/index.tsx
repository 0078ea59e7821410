import { useRegion } from '@/features/billers/region';
import { useSession } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { useIsOnline } from '@/shared/platform/network';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';
import { BONES, GuestLife } from './guest-life';
import { MemberLife } from './member-life';

/** What there is to pay, and to whom one can pay. Without a network it shows a member what was kept. */
const Life = () => {
  const { status } = useSession();
  const isOnline = useIsOnline();
  const branch = useAnswer('getMyBranch', {});
  const region = useRegion(branch.data?.city);
  if (status === 'starting') {
    return (
      <PageShell>
        <Skeleton bones={BONES} />
      </PageShell>
    );
  }
  return <PageShell>{status === 'guest' && isOnline ? <GuestLife region={region} /> : <MemberLife region={region} />}</PageShell>;
};

export default Life;
