import type { ApplicationView } from '@micro-branch/contract/applications';
import { View } from '@tarojs/components';
import { ApplicationList } from '@/features/applications/application-list';
import { CancelSheet } from '@/features/applications/cancel-sheet';
import { useCancelApplication } from '@/features/applications/use-cancel-application';
import { useAnswer } from '@/shared/api/answer';
import { useRefresh } from '@/shared/api/refresh';
import { openTab } from '@/shared/platform/navigation';
import { Empty } from '@/shared/ui/empty/empty';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';
import './index.scss';

const NoApplications = () => (
  <Empty
    icon="calendar"
    title="还没有预约或申请"
    words="在产品页提交后，会列在这里。"
    action={{ words: '去看产品', onPress: () => openTab(routes.products()) }}
  />
);

/** What was asked for, and the question before any of it is cancelled. */
const Records = ({ applications }: { applications: readonly ApplicationView[] }) => {
  const refresh = useRefresh();
  const { asked, isBusy, refusal, ask, cancel, dismiss } = useCancelApplication(() => refresh('listApplications'));
  return (
    <View className="records">
      <ApplicationList applications={applications} onCancel={ask} />
      {asked && (
        <CancelSheet application={asked} isBusy={isBusy} refusal={refusal} onCancel={() => void cancel()} onClose={dismiss} />
      )}
    </View>
  );
};

/** What this member has asked for, newest first. */
const Applications = () => {
  const answer = useAnswer('listApplications', {});
  return (
    <PageShell>
      <Screen answer={answer} bones={['card', 'card', 'card']}>
        {({ applications }) => (applications.length === 0 ? <NoApplications /> : <Records applications={applications} />)}
      </Screen>
    </PageShell>
  );
};

export default Applications;
