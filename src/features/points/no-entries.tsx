import { Empty } from '@/shared/ui/empty/empty';

interface NoEntriesProps {
  /** Where a filter leaves nothing over: shows everything again. */
  onShowAll: (() => void) | undefined;
  onCheckIn: () => void;
}

export const NoEntries = ({ onShowAll, onCheckIn }: NoEntriesProps) =>
  onShowAll ? (
    <Empty icon="list" title="没有符合的记录" words="换一个月份或类别看看。" action={{ words: '看全部', onPress: onShowAll }} />
  ) : (
    <Empty
      icon="list"
      title="还没有积分记录"
      words="签到、完成任务和缴费得到的积分，以及每一笔使用，都会记在这里。"
      action={{ words: '去签到', onPress: onCheckIn }}
    />
  );
