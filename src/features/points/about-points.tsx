import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Icon, type IconName } from '@/shared/ui/icon/icon';
import { Rings } from '@/shared/ui/page-shell/rings';
import './about-points.scss';

const USES: readonly [IconName, string][] = [
  ['calendar', '每天签到、完成任务、缴费，都能得积分'],
  ['gift', '换优惠券、实物和话费，缴费时抵扣'],
  ['swap', '与本行信用卡积分互换'],
  ['list', '每一笔从哪来、何时到期，都有明细'],
];

/** What points are for, said to whoever has none yet. */
export const AboutPoints = () => (
  <View className="about-points">
    <Rings className="about-points__rings" />
    <View className="about-points__content">
      <View className="about-points__title" {...aria({ role: 'heading', level: 1 })}>
        积分能做什么
      </View>
      <View {...aria({ role: 'list' })}>
        {USES.map(([icon, words]) => (
          <View key={icon} className="about-points__use" {...aria({ role: 'listitem' })}>
            <View className="about-points__sign">
              <Icon name={icon} />
            </View>
            {words}
          </View>
        ))}
      </View>
    </View>
  </View>
);
