import type { CheckInView, PointsView, TaskView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { CheckInStrip } from '@/features/points/check-in-strip';
import { PointsHero } from '@/features/points/points-hero';
import { TaskList } from '@/features/points/task-list';
import { tasksShown } from '@/features/points/tasks-shown';
import { useCheckIn } from '@/features/points/use-check-in';
import { useClaim } from '@/features/points/use-claim';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { useLook } from '@/shared/platform/look';
import { openPage, openTab } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { QuickLinks, type QuickLink } from '@/shared/ui/quick-links/quick-links';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import { Section } from '@/shared/ui/section/section';
import type { Bone } from '@/shared/ui/skeleton/skeleton';
import { routes } from '@/routes';
import './index.scss';

export const BONES: readonly Bone[] = ['hero', 'row', 'title', 'card', 'title', 'row', 'row', 'row'];

const LINKS: readonly QuickLink[] = [
  { words: '积分商城', icon: 'gift', onPress: () => openPage(routes.mall()) },
  { words: '积分明细', icon: 'list', onPress: () => openPage(routes.statement()) },
  { words: '积分互换', icon: 'swap', onPress: () => openPage(routes.exchange()) },
  { words: '我的兑换', icon: 'ticket', onPress: () => openPage(routes.orders()) },
];

/** In elder mode what is the member's own, a row each; to the mall leads the button above. */
const Links = ({ isElder }: { isElder: boolean }) =>
  isElder ? (
    <View className="mb-cells benefits__links">
      {LINKS.slice(1).map(({ words, icon, onPress }) => (
        <Cell key={words} icon={icon} title={words} onPress={onPress} />
      ))}
    </View>
  ) : (
    <QuickLinks links={LINKS} />
  );

/** Where the tasks of the branch are done, by their keys. */
const WAYS: Record<string, (() => void) | undefined> = {
  name: () => openTab(routes.me()),
  branch: () => openTab(routes.home()),
  week: () => openPage(routes.checkIn()),
  'first-order': () => openPage(routes.mall()),
};

interface ThereProps {
  points: PointsView;
  checkIn: CheckInView;
  tasks: readonly TaskView[];
  isOffline: boolean;
}

const There = ({ points, checkIn, tasks, isOffline }: ThereProps) => {
  const checking = useCheckIn(checkIn);
  const claiming = useClaim();
  const { isElder } = useLook();
  const shown = tasksShown(tasks, { isElder, claimedKey: claiming.claimedKey });
  return (
    <>
      <PointsHero points={points} onRedeem={() => openPage(routes.mall())} />
      <Links isElder={isElder} />
      <Section
        title="每日签到"
        action={
          <Button kind="quiet" onPress={() => openPage(routes.checkIn())}>
            签到日历
          </Button>
        }
      >
        <CheckInStrip view={checkIn} checking={checking} isOffline={isOffline} />
      </Section>
      {shown.length > 0 && (
        <Section title={isElder ? '可领取的积分' : '任务'}>
          <TaskList tasks={shown} claiming={claiming} isOffline={isOffline} wayTo={(key) => WAYS[key]} />
        </Section>
      )}
    </>
  );
};

export const MemberBenefits = () => {
  const points = useAnswer('getPoints', {});
  const ways = together(useAnswer('getCheckIn', {}), useAnswer('listTasks', {}));
  const answer = together(points, ways);
  useOnReturn(answer.retry);
  return (
    <Screen answer={answer} bones={BONES}>
      {([view, [checkIn, { tasks }]]) => <There points={view} checkIn={checkIn} tasks={tasks} isOffline={answer.isStale} />}
    </Screen>
  );
};
