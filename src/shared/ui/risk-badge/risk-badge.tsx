import type { RiskLevel } from '@micro-branch/contract/cards';
import { View } from '@tarojs/components';
import { aria } from '../aria';
import './risk-badge.scss';

interface RiskBadgeProps {
  level: RiskLevel;
  /** The level in words, where there is room for them. */
  text?: string;
}

export const RiskBadge = ({ level, text = level }: RiskBadgeProps) => (
  <View className={`mb-risk-badge mb-risk-badge--${level}`} {...aria({ role: 'img', label: `风险等级 ${text}` })}>
    {text}
  </View>
);
