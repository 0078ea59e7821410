import { View } from '@tarojs/components';
import { ApplicationList } from '@/features/applications/application-list';
import { useAnswer } from '@/shared/api/answer';
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

/** What this member has asked for, newest first. */
const Applications = () => {
  const answer = useAnswer('listApplications', {});
  return (
    <PageShell>
      <Screen answer={answer} bones={['card', 'card', 'card']}>
        {({ applications }) =>
          applications.length === 0 ? (
            <NoApplications />
          ) : (
            <View className="records">
              <ApplicationList applications={applications} />
            </View>
          )
        }
      </Screen>
    </PageShell>
  );
};

export default Applications;
