import { brand } from '@micro-branch/contract/brand';
import type { BranchView } from '@micro-branch/contract/branches';
import { View } from '@tarojs/components';
import { aria, pressable } from '@/shared/ui/aria';
import { Icon } from '@/shared/ui/icon/icon';
import { Rings } from '@/shared/ui/page-shell/rings';
import './branch-hero.scss';

interface BranchHeroProps {
  /** Absent while it is not known: its lines keep their room. */
  branch: BranchView | undefined;
  /** Absent where the branch cannot be changed now. */
  onChange?: (() => void) | undefined;
}

/** Holds a line open. */
const BLANK = '\u00a0';

/** The branch and whether it is open: the head of the first page, there from its first moment. */
export const BranchHero = ({ branch, onChange }: BranchHeroProps) => (
  <View className="branch-hero">
    <Rings className="branch-hero__rings" />
    <View className="branch-hero__content">
      <View className="branch-hero__brand">{brand.appName}</View>
      <View className="branch-hero__name" {...(branch ? aria({ role: 'heading', level: 1 }) : {})}>
        {branch?.name ?? BLANK}
      </View>
      <View className="branch-hero__state">
        {branch && <View className={`branch-hero__dot${branch.isOpen ? ' branch-hero__dot--open' : ''}`} />}
        {branch?.openingState ?? BLANK}
      </View>
      {onChange && (
        <View
          className="branch-hero__change"
          {...pressable({ label: branch ? `更换网点，现在是${branch.name}` : '更换网点', onPress: onChange })}
        >
          更换网点
          <Icon name="arrow" isSmall />
        </View>
      )}
    </View>
  </View>
);
