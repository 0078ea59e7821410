import { View } from '@tarojs/components';
import { pressable } from '../aria';
import { Icon, type IconName } from '../icon/icon';
import './cell.scss';

interface CellProps {
  title: string;
  note?: string;
  value?: string;
  icon?: IconName;
  onPress?: () => void;
}

/** One row of a list: what it is, what it says, and where it leads when it leads anywhere. */
export const Cell = ({ title, note, value, icon, onPress }: CellProps) => {
  const label = [title, value, note].filter(Boolean).join(' ');
  return (
    <View
      className={`mb-cell${onPress ? ' mb-cell--pressable' : ''}`}
      {...(onPress ? pressable({ label, onPress }) : {})}
    >
      {icon && (
        <View className="mb-cell__icon">
          <Icon name={icon} />
        </View>
      )}
      <View className={`mb-cell__body${note ? ' mb-cell__body--noted' : ''}`}>
        <View className="mb-cell__title">{title}</View>
        {value && <View className="mb-cell__value mb-num">{value}</View>}
        {note && <View className="mb-cell__note">{note}</View>}
      </View>
      {onPress && (
        <View className="mb-cell__arrow">
          <Icon name="arrow" isSmall />
        </View>
      )}
    </View>
  );
};
