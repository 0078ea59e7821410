import type { CardSummary } from '@micro-branch/contract/cards';
import { View } from '@tarojs/components';
import { pressable } from '@/shared/ui/aria';
import { Figure } from '@/shared/ui/figure/figure';
import { RiskBadge } from '@/shared/ui/risk-badge/risk-badge';
import './card-tile.scss';

interface CardTileProps {
  card: CardSummary;
  onOpen: (cardId: string) => void;
  /** Off where the section above already says the sentence for the whole class. */
  saysRisk?: boolean;
}

/** A card in a list: what it is, its figure with what the figure is, and its risk. */
export const CardTile = ({ card, onOpen, saysRisk = true }: CardTileProps) => {
  const { keyFigure } = card;
  const label = [card.className, card.title, keyFigure.label, keyFigure.value, keyFigure.note, card.riskLevel, card.riskStatement]
    .filter(Boolean)
    .join('，');
  return (
    <View className="card-tile" {...pressable({ role: 'link', label, onPress: () => onOpen(card.id) })}>
      <View className="card-tile__head">
        <View className="card-tile__title">{card.title}</View>
        {card.riskLevel && <RiskBadge level={card.riskLevel} />}
      </View>
      <View className="card-tile__issuer">{`${card.className} · ${card.issuer}`}</View>
      <Figure {...keyFigure} />
      {saysRisk && <View className="card-tile__risk">{card.riskStatement}</View>}
    </View>
  );
};
