import type { StatementEntry } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { sayFullDay, sayInstant } from '@/shared/ui/day-words';
import { Points } from '@/shared/ui/points/points';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { explainSteps, titleOf } from './statement-words';
import './why-sheet.scss';

/** Why an entry came to so many points, rule by rule, and until when they can be spent. */
export const WhySheet = ({ entry, onClose }: { entry: StatementEntry; onClose: () => void }) => (
  <Sheet title="为什么是这么多" onClose={onClose}>
    <View className="why-sheet__total">
      <View className="why-sheet__title">{titleOf(entry)}</View>
      <Points value={entry.points} isSigned />
    </View>
    <View {...aria({ role: 'list', label: '计算过程' })}>
      {explainSteps(entry.steps).map(({ words, change }, index) => (
        <View key={index} className="why-sheet__step" {...aria({ role: 'listitem' })}>
          {words}
          <View className="why-sheet__change mb-num">{change}</View>
        </View>
      ))}
    </View>
    <View className="why-sheet__note mb-num">{`${sayInstant(entry.postedAt)} 入账`}</View>
    {entry.expiresOn && (
      <View className="why-sheet__note mb-num">{`有效期至 ${sayFullDay(entry.expiresOn)}，当天仍可使用；先到期的先用。`}</View>
    )}
  </Sheet>
);
