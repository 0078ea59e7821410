import type { StatementEntry } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { pressable } from '@/shared/ui/aria';
import { sayInstant, sayMonth } from '@/shared/ui/day-words';
import { Icon } from '@/shared/ui/icon/icon';
import { Points } from '@/shared/ui/points/points';
import { sayPoints } from '@/shared/ui/points/say-points';
import { Section } from '@/shared/ui/section/section';
import type { StatementMonth } from './statement-months';
import { sayTotals, titleOf } from './statement-words';
import './statement-list.scss';

interface EntryProps {
  entry: StatementEntry;
  onExplain: (entry: StatementEntry) => void;
}

const labelOf = (entry: StatementEntry): string =>
  `${titleOf(entry)} ${entry.points < 0 ? '减' : '加'} ${sayPoints(Math.abs(entry.points))} ${sayInstant(entry.postedAt)}，查看为什么是这么多`;

const Entry = ({ entry, onExplain }: EntryProps) => {
  const isExplained = entry.steps.length > 0;
  return (
    <View
      className={`statement-list__entry${isExplained ? ' statement-list__entry--pressable' : ''}`}
      {...(isExplained ? pressable({ label: labelOf(entry), onPress: () => onExplain(entry) }) : {})}
    >
      <View className="statement-list__body">
        <View className="statement-list__title">{titleOf(entry)}</View>
        <View className="statement-list__time mb-num">{sayInstant(entry.postedAt)}</View>
      </View>
      <View className="statement-list__end">
        <Points value={entry.points} isSigned />
        <View className="statement-list__arrow">{isExplained && <Icon name="arrow" isSmall />}</View>
      </View>
    </View>
  );
};

interface StatementListProps {
  months: readonly StatementMonth[];
  onExplain: (entry: StatementEntry) => void;
}

/** Month by month, each with the totals of the whole month; what was earned can be asked why. */
export const StatementList = ({ months, onExplain }: StatementListProps) => (
  <>
    {months.map(({ month, totals, entries }) => (
      <Section key={month} title={sayMonth(month)} {...(totals && { note: sayTotals(totals) })}>
        <View className="mb-cells">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} onExplain={onExplain} />
          ))}
        </View>
      </Section>
    ))}
  </>
);
