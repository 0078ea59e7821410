import { brand } from '@micro-branch/contract/brand';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ElderToggle } from '@/features/look/elder-toggle';
import { NameSheet } from '@/features/session/name-sheet';
import { useSession } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { sayFailure } from '@/shared/api/say-failure';
import { showNotice } from '@/shared/platform/feedback';
import { useLook } from '@/shared/platform/look';
import { openPage, openTab } from '@/shared/platform/navigation';
import { callPhone } from '@/shared/platform/phone-call';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { sayPoints } from '@/shared/ui/points/say-points';
import { Kept } from '@/shared/ui/screen/kept';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';
import { routes } from '@/routes';
import { MemberHead } from './member-head';
import './index.scss';

const SignIn = ({ onSignIn }: { onSignIn: () => void }) => (
  <View className="me__sign-in">
    <Button onPress={onSignIn}>登录</Button>
  </View>
);

const PointsCells = ({ isStaff }: { isStaff: boolean }) => {
  const points = useAnswer('getPoints', {});
  useOnReturn(points.retry);
  const balance = points.data && { value: sayPoints(points.data.available) };
  return (
    <View className="mb-cells me__cells">
      <Cell icon="gift" title="我的积分" {...balance} onPress={() => openTab(routes.benefits())} />
      <Cell icon="ticket" title="我的兑换" onPress={() => openPage(routes.orders())} />
      {isStaff && <Cell icon="scan" title="兑换核销" onPress={() => openPage(routes.collect())} />}
    </View>
  );
};

/** What belongs to the member: their points, their branch, their shares, their applications, and what they agreed to. */
const Me = () => {
  const { status, member, signIn, signOut } = useSession();
  const branch = useAnswer('getMyBranch', {});
  const { isElder } = useLook();
  const [isNaming, setIsNaming] = useState(false);
  if (status === 'starting') {
    return (
      <PageShell>
        <Skeleton bones={['hero', 'row', 'row', 'row']} />
      </PageShell>
    );
  }
  return (
    <PageShell>
      <Kept answer={branch} />
      <MemberHead member={member} />
      {!member && <SignIn onSignIn={() => void signIn().catch((failure) => showNotice(sayFailure(failure)))} />}
      {member && <PointsCells isStaff={member.staff !== null} />}
      <View className="mb-cells me__cells">
        <ElderToggle />
        <Cell icon="look" title="显示设置" onPress={() => openPage(routes.look())} />
      </View>
      <View className="mb-cells me__cells">
        <Cell icon="rings" title="我的分享" onPress={() => openPage(routes.myShares())} />
        {member && !isElder && <Cell icon="gift" title="好友办理奖励" onPress={() => openPage(routes.rewards())} />}
        <Cell icon="calendar" title="我的预约与申请" onPress={() => openPage(routes.applications())} />
        {member && (
          <Cell icon="person" title="我的称呼" value={member.maskedName ?? '未填写'} onPress={() => setIsNaming(true)} />
        )}
        {branch.data && (
          <Cell icon="branch" title="我的网点" value={branch.data.name} onPress={() => openTab(routes.home())} />
        )}
      </View>
      <View className="mb-cells me__cells">
        <Cell icon="shield" title="隐私与授权" onPress={() => openPage(routes.privacy())} />
        <Cell icon="phone" title="客服热线" value={brand.hotline} onPress={() => callPhone(brand.hotline)} />
      </View>
      {isNaming && <NameSheet onClose={() => setIsNaming(false)} />}
      {member && (
        <View className="me__sign-out">
          <Button kind="quiet" onPress={() => void signOut()}>
            退出登录
          </Button>
        </View>
      )}
    </PageShell>
  );
};

export default Me;
