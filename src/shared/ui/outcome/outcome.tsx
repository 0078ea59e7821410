import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../aria';
import { Icon, type IconName } from '../icon/icon';
import { Rings } from '../page-shell/rings';
import './outcome.scss';

interface OutcomeProps {
  /** Gold is for benefits. */
  tone?: 'brand' | 'gold';
  icon?: IconName;
  /** Stands instead of the icon. */
  picture?: ReactNode;
  title: string;
  /** What happened, then what is to be done. */
  words: readonly string[];
}

/** The head of a page that says what came of something, read aloud when it changes. */
export const Outcome = ({ tone = 'brand', icon, picture, title, words }: OutcomeProps) => (
  <View className={`mb-outcome mb-outcome--${tone}`}>
    <Rings className="mb-outcome__rings" />
    <View className="mb-outcome__sign">{icon ? <View className="mb-outcome__icon"><Icon name={icon} /></View> : picture}</View>
    <View className="mb-outcome__said" {...aria({ role: 'status', isLive: true })}>
      <View className="mb-outcome__title">{title}</View>
      {words.map((sentence) => (
        <View key={sentence} className="mb-outcome__words">
          {sentence}
        </View>
      ))}
    </View>
  </View>
);
