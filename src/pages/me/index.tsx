import { brand } from '@micro-branch/contract/brand';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { NameSheet } from '@/features/session/name-sheet';
import { useSession } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { sayFailure } from '@/shared/api/say-failure';
import { showNotice } from '@/shared/platform/feedback';
import { openPage, openTab } from '@/shared/platform/navigation';
import { callPhone } from '@/shared/platform/phone-call';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';
import { routes } from '@/routes';
import { MemberHead } from './member-head';
import './index.scss';

const SignIn = ({ onSignIn }: { onSignIn: () => void }) => (
  <View className="me__sign-in">
    <Button onPress={onSignIn}>登录</Button>
  </View>
);

/** What belongs to the member: their branch, their shares, their applications, and what they agreed to. */
const Me = () => {
  const { status, member, signIn, signOut } = useSession();
  const branch = useAnswer('getMyBranch', {});
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
      <MemberHead member={member} />
      {!member && <SignIn onSignIn={() => void signIn().catch((failure) => showNotice(sayFailure(failure)))} />}
      <View className="mb-cells me__cells">
        <Cell icon="rings" title="我的分享" onPress={() => openPage(routes.myShares())} />
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
