import { View } from '@tarojs/components';
import { pressable } from '../aria';
import './button.scss';

interface ButtonProps {
  /** The words on the button, which are also its name. */
  children: string;
  onPress: () => void;
  /** One `primary` a screen. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  isDisabled?: boolean;
  /** Says more to a reader than the words do, where they depend on what stands around them. */
  label?: string;
}

export const Button = ({ children, onPress, kind = 'primary', isDisabled = false, label = children }: ButtonProps) => (
  <View
    className={`mb-button mb-button--${kind}${isDisabled ? ' mb-button--disabled' : ''}`}
    {...pressable({ label, isDisabled, onPress })}
  >
    {children}
  </View>
);
