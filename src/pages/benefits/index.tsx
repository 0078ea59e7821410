import { View } from '@tarojs/components';
import { AboutPoints } from '@/features/points/about-points';
import { useSession } from '@/features/session/session';
import { openPage } from '@/shared/platform/navigation';
import { useIsOnline } from '@/shared/platform/network';
import { Cell } from '@/shared/ui/cell/cell';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { SignInBlock } from '@/shared/ui/sign-in-block/sign-in-block';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';
import { routes } from '@/routes';
import { BONES, MemberBenefits } from './member-benefits';
import './index.scss';

const Guest = () => (
  <>
    <AboutPoints />
    <View className="mb-cells benefits__guest">
      <Cell icon="gift" title="积分商城" note="先看看能兑换什么" onPress={() => openPage(routes.mall())} />
    </View>
    <SignInBlock />
  </>
);

/** What points there are, how to get more, and where they go. Without a network it shows a member what was kept. */
const Benefits = () => {
  const { status } = useSession();
  const isOnline = useIsOnline();
  if (status === 'starting') {
    return (
      <PageShell>
        <Skeleton bones={BONES} />
      </PageShell>
    );
  }
  return <PageShell>{status === 'guest' && isOnline ? <Guest /> : <MemberBenefits />}</PageShell>;
};

export default Benefits;
