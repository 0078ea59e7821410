import { View } from '@tarojs/components';
import { aria } from '../aria';
import './tag.scss';

interface TagProps {
  /** A word or two; it stays on one line. */
  children: string;
  /** Seal red is for stamps and for what is to be minded most. */
  tone: 'ok' | 'warn' | 'seal';
  /** Says more to a reader than the word does. */
  label?: string;
}

/** A small framed word that says of what kind a thing is. It takes no tap. */
export const Tag = ({ children, tone, label }: TagProps) => (
  <View className={`mb-tag mb-tag--${tone}`} {...(label ? aria({ role: 'img', label }) : {})}>
    {children}
  </View>
);
