import { View } from '@tarojs/components';
import { pressable } from '../aria';
import './toggle.scss';

interface ToggleProps {
  title: string;
  note?: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
}

/** One row that is on or off. */
export const Toggle = ({ title, note, isOn, isDisabled = false, onChange }: ToggleProps) => (
  <View
    className={`mb-toggle${isOn ? ' mb-toggle--on' : ''}${isDisabled ? ' mb-toggle--disabled' : ''}`}
    {...pressable({
      role: 'switch',
      label: [title, note].filter(Boolean).join(' '),
      isChecked: isOn,
      isDisabled,
      onPress: () => onChange(!isOn),
    })}
  >
    <View className="mb-toggle__body">
      <View className="mb-toggle__title">{title}</View>
      {note && <View className="mb-toggle__note">{note}</View>}
    </View>
    <View className="mb-toggle__track">
      <View className="mb-toggle__knob" />
    </View>
  </View>
);
