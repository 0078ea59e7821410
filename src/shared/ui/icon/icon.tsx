import { View } from '@tarojs/components';
import { aria } from '../aria';
import './icon.scss';

/** Every drawing there is. */
export const ICONS = [
  'arrow',
  'bill',
  'branch',
  'broadband',
  'calendar',
  'car',
  'chat',
  'check',
  'clock',
  'close',
  'document',
  'down',
  'electricity',
  'family',
  'gas',
  'gift',
  'government',
  'heating',
  'home',
  'info',
  'link',
  'list',
  'look',
  'medical',
  'moments',
  'offline',
  'person',
  'phone',
  'place',
  'plus',
  'products',
  'repeat',
  'rings',
  'scan',
  'school',
  'search',
  'share',
  'shield',
  'swap',
  'ticket',
  'water',
] as const;

export type IconName = (typeof ICONS)[number];

interface IconProps {
  name: IconName;
  isSmall?: boolean;
}

/** A drawing in the colour of the text around it. It never speaks: the thing that holds it has the name. */
export const Icon = ({ name, isSmall = false }: IconProps) => (
  <View className={`mb-icon mb-icon--${name}${isSmall ? ' mb-icon--small' : ''}`} {...aria({ isHidden: true })} />
);
