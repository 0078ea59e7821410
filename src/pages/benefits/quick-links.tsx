import { View } from '@tarojs/components';
import { openPage } from '@/shared/platform/navigation';
import { pressable } from '@/shared/ui/aria';
import { Icon, type IconName } from '@/shared/ui/icon/icon';
import { routes } from '@/routes';
import './quick-links.scss';

const LINKS: readonly { words: string; icon: IconName; address: string }[] = [
  { words: '积分商城', icon: 'gift', address: routes.mall() },
  { words: '积分明细', icon: 'list', address: routes.statement() },
  { words: '积分互换', icon: 'swap', address: routes.exchange() },
  { words: '我的兑换', icon: 'ticket', address: routes.orders() },
];

export const QuickLinks = () => (
  <View className="quick-links">
    {LINKS.map(({ words, icon, address }) => (
      <View key={words} className="quick-links__link" {...pressable({ label: words, onPress: () => openPage(address) })}>
        <View className="quick-links__sign">
          <Icon name={icon} />
        </View>
        {words}
      </View>
    ))}
  </View>
);
