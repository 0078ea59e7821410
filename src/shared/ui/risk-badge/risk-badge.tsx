import type { RiskLevel } from '@micro-branch/contract/cards';
import { Tag } from '../tag/tag';

interface RiskBadgeProps {
  level: RiskLevel;
  /** The level in words, where there is room for them. */
  text?: string;
}

const TONES = { R1: 'ok', R2: 'ok', R3: 'warn', R4: 'seal', R5: 'seal' } as const satisfies Record<RiskLevel, string>;

export const RiskBadge = ({ level, text = level }: RiskBadgeProps) => (
  <Tag tone={TONES[level]} label={`风险等级 ${text}`}>
    {text}
  </Tag>
);
