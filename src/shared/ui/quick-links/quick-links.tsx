import { View } from '@tarojs/components';
import { pressable } from '../aria';
import { Icon, type IconName } from '../icon/icon';
import './quick-links.scss';

export interface QuickLink {
  words: string;
  icon: IconName;
  onPress: () => void;
}

interface QuickLinksProps {
  links: readonly QuickLink[];
  /** The first one is the filled thing of the page: what most people come for. */
  isFirstFilled?: boolean;
}

/** What can be done at once, in a row over the foot of the hero. */
export const QuickLinks = ({ links, isFirstFilled = false }: QuickLinksProps) => (
  <View className="mb-quick-links">
    {links.map(({ words, icon, onPress }, index) => (
      <View key={words} className="mb-quick-links__link" {...pressable({ label: words, onPress })}>
        <View className={`mb-quick-links__sign${isFirstFilled && index === 0 ? ' mb-quick-links__sign--filled' : ''}`}>
          <Icon name={icon} />
        </View>
        {words}
      </View>
    ))}
  </View>
);
