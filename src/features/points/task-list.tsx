import type { TaskView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Points } from '@/shared/ui/points/points';
import { Said } from './said';
import type { Claiming } from './use-claim';
import './task-list.scss';

interface TaskListProps {
  tasks: readonly TaskView[];
  claiming: Claiming;
  isOffline: boolean;
  /** Where a task is done; undefined for one that this version does not know the way to. */
  wayTo: (taskKey: string) => (() => void) | undefined;
}

const TaskAction = ({ task, claiming, isOffline, wayTo }: Omit<TaskListProps, 'tasks'> & { task: TaskView }) => {
  const go = wayTo(task.key);
  if (task.state === 'claimed' || claiming.claimedKey === task.key) return <View className="task-list__claimed">已领取</View>;
  if (task.state === 'done') {
    return (
      <Button kind="secondary" label={`领取 ${task.title}`} onPress={() => claiming.claim(task.key)} isDisabled={isOffline || claiming.isBusy}>
        领取
      </Button>
    );
  }
  return go ? (
    <Button kind="quiet" label={`去完成 ${task.title}`} onPress={go}>
      去完成
    </Button>
  ) : null;
};

/** What can be done for points. The service knows by itself what is done; the member only takes the points. */
export const TaskList = ({ tasks, claiming, ...rest }: TaskListProps) => (
  <>
    <View className="mb-cells" {...aria({ role: 'list' })}>
      {tasks.map((task) => (
        <View key={task.key} className="task-list__task" {...aria({ role: 'listitem' })}>
          <View className="task-list__body">
            <View className="task-list__title">
              {task.title}
              <Points value={task.points} isSigned size="small" />
            </View>
            <View className="task-list__words">{task.words}</View>
          </View>
          <View className="task-list__action">
            <TaskAction task={task} claiming={claiming} {...rest} />
          </View>
        </View>
      ))}
    </View>
    <Said words={claiming.words} isRefused={claiming.isRefused} />
  </>
);
