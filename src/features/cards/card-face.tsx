import type { CardView } from '@micro-branch/contract/cards';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '@/shared/ui/aria';
import { Figure } from '@/shared/ui/figure/figure';
import { Rings } from '@/shared/ui/page-shell/rings';
import { RiskBadge } from '@/shared/ui/risk-badge/risk-badge';
import './card-face.scss';

/** What stands above the fold: what it is, whose it is, its one figure, and the sentence the law wants beside it. */
export const CardFace = ({ card, children }: { card: CardView; children?: ReactNode }) => (
  <View className="card-face">
    <Rings className="card-face__rings" />
    <View className="card-face__content">
      {children}
      <View className="card-face__kind">
        <View className="card-face__issuer">{`${card.className} · ${card.issuer}`}</View>
        {card.isDemonstration && <View className="card-face__stamp">演示</View>}
      </View>
      <View className="card-face__title" {...aria({ role: 'heading' })}>
        {card.title}
      </View>
      <Figure {...card.keyFigure} isLarge />
      <View className="card-face__risk">
        {card.riskLevel && (
          <View className="card-face__level">
            <RiskBadge level={card.riskLevel} text={card.riskText ?? card.riskLevel} />
          </View>
        )}
        {card.riskStatement}
      </View>
    </View>
  </View>
);
