import { View } from '@tarojs/components';
import { openPage, openTab } from '@/shared/platform/navigation';
import { pressable } from '@/shared/ui/aria';
import { Icon, type IconName } from '@/shared/ui/icon/icon';
import { routes } from '@/routes';
import './quick-actions.scss';

interface Action {
  words: string;
  icon: IconName;
  onPress: () => void;
}

/** What can be done at once; the first one is what most people come for. */
export const QuickActions = ({ onCall }: { onCall: () => void }) => {
  const actions: Action[] = [
    { words: '看产品', icon: 'products', onPress: () => openTab(routes.products()) },
    { words: '我的预约', icon: 'calendar', onPress: () => openPage(routes.applications()) },
    { words: '我的分享', icon: 'rings', onPress: () => openPage(routes.myShares()) },
    { words: '网点电话', icon: 'phone', onPress: onCall },
  ];
  return (
    <View className="quick-actions">
      {actions.map(({ words, icon, onPress }, index) => (
        <View key={words} className="quick-actions__action" {...pressable({ label: words, onPress })}>
          <View className={`quick-actions__sign${index === 0 ? ' quick-actions__sign--first' : ''}`}>
            <Icon name={icon} />
          </View>
          {words}
        </View>
      ))}
    </View>
  );
};
