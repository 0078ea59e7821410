import { View } from '@tarojs/components';
import { Amount } from '@/shared/ui/amount/amount';
import { BarChart } from '@/shared/ui/chart/bar-chart';
import { Figure } from '@/shared/ui/figure/figure';
import { Icon, ICONS } from '@/shared/ui/icon/icon';
import { Points } from '@/shared/ui/points/points';
import { RiskBadge } from '@/shared/ui/risk-badge/risk-badge';
import { Tag } from '@/shared/ui/tag/tag';

const SIZES = ['small', 'body', 'large'] as const;

const MONTHS = [
  { key: '09', label: '9月', value: 320, shown: '320', said: '9 月 320 积分' },
  { key: '10', label: '10月', value: 0, shown: '0', said: '10 月 0 积分' },
  { key: '11', label: '11月', value: 1280, shown: '1,280', said: '11 月 1,280 积分' },
];

export const Figures = () => (
  <View className="gallery__paper">
    <View className="gallery__part">
      {SIZES.map((size) => (
        <View key={size} className="gallery__row">
          <Amount size={size} value={128_060} />
          <Amount size={size} value={-60} />
          <Points size={size} value={2136} />
          <Points size={size} value={128} isSigned />
          <Points size={size} value={-800} isSigned />
        </View>
      ))}
      <Figure label="年利率" value="1.45%" note="按单利计算。" />
      <Figure label="年费" value="首年免年费" isLarge />
      <Figure label="还款" value="最长 36 期，每期至少还当期本金的十分之一" isLarge />
    </View>
  </View>
);

export const Marks = () => (
  <View className="gallery__paper">
    <View className="gallery__part">
      <View className="gallery__row">
        <Tag tone="ok">已开通</Tag>
        <Tag tone="warn">已暂停</Tag>
        <Tag tone="seal">演示</Tag>
        {(['R1', 'R2', 'R3', 'R4', 'R5'] as const).map((level) => (
          <RiskBadge key={level} level={level} />
        ))}
        <RiskBadge level="R2" text="R2 中低风险" />
      </View>
      <BarChart label="积分" bars={MONTHS} />
      <BarChart label="积分" bars={MONTHS} tone="gold" />
    </View>
  </View>
);

export const Icons = () => (
  <View className="gallery__row">
    {ICONS.map((name) => (
      <View key={name} className="gallery__icon">
        <Icon name={name} />
        {name}
      </View>
    ))}
  </View>
);
