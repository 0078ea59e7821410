import { brand } from '@micro-branch/contract/brand';
import type { BranchView } from '@micro-branch/contract/branches';
import { View } from '@tarojs/components';
import { openPage, openTab } from '@/shared/platform/navigation';
import { callPhone } from '@/shared/platform/phone-call';
import { pressable } from '@/shared/ui/aria';
import { Icon } from '@/shared/ui/icon/icon';
import type { QuickLink } from '@/shared/ui/quick-links/quick-links';
import { routes } from '@/routes';
import './elder-tiles.scss';

const tilesOf = (branch: BranchView): readonly QuickLink[] => [
  { words: '生活缴费', icon: 'bill', onPress: () => openTab(routes.life()) },
  { words: '缴费记录', icon: 'list', onPress: () => openPage(routes.payments()) },
  { words: '我的积分', icon: 'gift', onPress: () => openTab(routes.benefits()) },
  { words: '我的预约', icon: 'calendar', onPress: () => openPage(routes.applications()) },
  { words: '网点电话', icon: 'branch', onPress: () => callPhone(branch.phone) },
  { words: '客服热线', icon: 'phone', onPress: () => callPhone(brand.hotline) },
];

interface ElderTilesProps {
  branch: BranchView;
  /** Paying is the filled thing of the page while no bill is. */
  isFirstFilled: boolean;
}

/** All that the home page of elder mode offers: six large tiles, two of which lead to people to speak to. */
export const ElderTiles = ({ branch, isFirstFilled }: ElderTilesProps) => (
  <View className="elder-tiles">
    {tilesOf(branch).map(({ words, icon, onPress }, index) => (
      <View key={words} className="elder-tiles__tile" {...pressable({ label: words, onPress })}>
        <View className={`elder-tiles__sign${isFirstFilled && index === 0 ? ' elder-tiles__sign--filled' : ''}`}>
          <Icon name={icon} />
        </View>
        {words}
      </View>
    ))}
  </View>
);
