import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria, pressable, scrollable } from '../aria';
import { Icon } from '../icon/icon';
import { useSheetFocus } from './use-sheet-focus';
import './sheet.scss';

interface SheetProps {
  title: string;
  onClose: () => void;
  /** Buttons that stay in sight while the body scrolls. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A half-sheet over the page. It is open as long as it is rendered. */
export const Sheet = ({ title, onClose, foot, children }: SheetProps) => {
  const panelId = useSheetFocus(onClose);
  return (
    <View className="mb-sheet">
      <View className="mb-sheet__scrim" catchMove onClick={onClose} {...aria({ isHidden: true })} />
      <View
        id={panelId}
        className="mb-sheet__panel"
        {...{ tabindex: '-1', 'aria-modal': 'true', ...aria({ role: 'dialog', label: title }) }}
      >
        <View className="mb-sheet__head">
          <View className="mb-sheet__title" {...aria({ role: 'heading' })}>
            {title}
          </View>
          <View className="mb-sheet__close" {...pressable({ label: '关闭', onPress: onClose })}>
            <Icon name="close" />
          </View>
        </View>
        <View className="mb-sheet__body" {...scrollable}>
          {children}
        </View>
        {foot && <View className="mb-sheet__foot">{foot}</View>}
        <View className="mb-sheet__safe" />
      </View>
    </View>
  );
};
