import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../aria';
import './section.scss';

interface SectionProps {
  title: string;
  note?: string;
  /** Stands at the right end of the title. */
  action?: ReactNode;
  /** Where an anchor may lead. */
  id?: string;
  children: ReactNode;
}

export const Section = ({ title, note, action, id, children }: SectionProps) => (
  <View className="mb-section" {...(id ? { id } : {})}>
    <View className="mb-section__head">
      <View className="mb-section__title" {...aria({ role: 'heading' })}>
        {title}
      </View>
      {action && <View className="mb-section__action">{action}</View>}
    </View>
    {note && <View className="mb-section__note">{note}</View>}
    {children}
  </View>
);
