import { View } from '@tarojs/components';
import { aria } from '../aria';
import './icon.scss';

export type IconName =
  | 'arrow'
  | 'branch'
  | 'calendar'
  | 'chat'
  | 'check'
  | 'clock'
  | 'close'
  | 'document'
  | 'down'
  | 'gift'
  | 'info'
  | 'link'
  | 'list'
  | 'moments'
  | 'offline'
  | 'person'
  | 'phone'
  | 'place'
  | 'products'
  | 'rings'
  | 'scan'
  | 'share'
  | 'shield'
  | 'swap'
  | 'ticket';

interface IconProps {
  name: IconName;
  isSmall?: boolean;
}

/** A drawing in the colour of the text around it. It never speaks: the thing that holds it has the name. */
export const Icon = ({ name, isSmall = false }: IconProps) => (
  <View className={`mb-icon mb-icon--${name}${isSmall ? ' mb-icon--small' : ''}`} {...aria({ isHidden: true })} />
);
