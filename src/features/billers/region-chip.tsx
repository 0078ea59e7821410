import { View } from '@tarojs/components';
import { useState } from 'react';
import { pressable } from '@/shared/ui/aria';
import '@/shared/ui/chip/chip.scss';
import { Icon } from '@/shared/ui/icon/icon';
import { chooseRegion, type Region } from './region';
import { RegionSheet } from './region-sheet';

/** The city that is paid in, and the way to another one. */
export const RegionChip = ({ region }: { region: Region | undefined }) => {
  const [isOpen, setIsOpen] = useState(false);
  const words = region?.name ?? '选择城市';
  return (
    <>
      <View className="mb-chip" {...pressable({ label: `缴费城市：${words}`, onPress: () => setIsOpen(true) })}>
        <Icon name="place" isSmall />
        {words}
        <Icon name="down" isSmall />
      </View>
      {isOpen && <RegionSheet chosen={region?.code} onChoose={chooseRegion} onClose={() => setIsOpen(false)} />}
    </>
  );
};
