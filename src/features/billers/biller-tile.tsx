import type { BillerSummary } from '@micro-branch/contract/billers';
import { View } from '@tarojs/components';
import { pressable } from '@/shared/ui/aria';
import { Icon } from '@/shared/ui/icon/icon';
import { flowWords } from './biller-words';
import './biller-tile.scss';

interface BillerTileProps {
  biller: BillerSummary;
  onOpen: (billerId: string) => void;
}

/** One biller in the list: what it is for, its name, and where it serves. */
export const BillerTile = ({ biller, onOpen }: BillerTileProps) => {
  const note = `${biller.regionName} · ${flowWords[biller.flow]}`;
  return (
    <View className="biller-tile" {...pressable({ role: 'link', label: `${biller.name}，${note}`, onPress: () => onOpen(biller.id) })}>
      <View className="biller-tile__sign">
        <Icon name={biller.icon} />
      </View>
      <View className="biller-tile__body">
        <View className="biller-tile__name">{biller.name}</View>
        <View className="biller-tile__note">{note}</View>
      </View>
      <View className="biller-tile__arrow">
        <Icon name="arrow" isSmall />
      </View>
    </View>
  );
};
