import { brand } from '@micro-branch/contract/brand';
import type { BranchView } from '@micro-branch/contract/branches';
import { View } from '@tarojs/components';
import { aria, pressable } from '@/shared/ui/aria';
import { Icon } from '@/shared/ui/icon/icon';
import { Rings } from '@/shared/ui/page-shell/rings';
import './branch-hero.scss';

interface BranchHeroProps {
  branch: BranchView;
  /** Absent where the branch cannot be changed now. */
  onChange?: (() => void) | undefined;
}

export const BranchHero = ({ branch, onChange }: BranchHeroProps) => (
  <View className="branch-hero">
    <Rings className="branch-hero__rings" />
    <View className="branch-hero__content">
      <View className="branch-hero__brand">{brand.appName}</View>
      <View className="branch-hero__name" {...aria({ role: 'heading' })}>
        {branch.name}
      </View>
      <View className="branch-hero__state">
        <View className={`branch-hero__dot${branch.isOpen ? ' branch-hero__dot--open' : ''}`} />
        {branch.openingState}
      </View>
      {onChange && (
        <View className="branch-hero__change" {...pressable({ label: `更换网点，现在是${branch.name}`, onPress: onChange })}>
          更换网点
          <Icon name="arrow" isSmall />
        </View>
      )}
    </View>
  </View>
);
