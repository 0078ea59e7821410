import { View } from '@tarojs/components';
import './figure.scss';

interface FigureProps {
  label: string;
  value: string;
  /** What the figure is, and what it is not. */
  note?: string;
  isLarge?: boolean;
}

/** Longer than a range of rates: it is a sentence, and reads better at the size of a heading. */
const FIGURE_CHARACTERS_MAX = 14;

/** The one figure of a block. It never stands without the words that say what it is. */
export const Figure = ({ label, value, note, isLarge = false }: FigureProps) => {
  const size = value.length > FIGURE_CHARACTERS_MAX ? ' mb-figure--words' : isLarge ? ' mb-figure--large' : '';
  return (
    <View className={`mb-figure${size}`}>
      <View className="mb-figure__label">{label}</View>
      <View className="mb-figure__value mb-num">{value}</View>
      {note && <View className="mb-figure__note">{note}</View>}
    </View>
  );
};
