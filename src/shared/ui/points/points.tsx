import { View } from '@tarojs/components';
import { aria } from '../aria';
import { countPoints } from './say-points';
import './points.scss';

interface PointsProps {
  value: number;
  /** Show `+` before what came in and `−` before what went out. */
  isSigned?: boolean;
  size?: 'small' | 'body' | 'large';
}

const signOf = (value: number, isSigned: boolean): string => (isSigned && value > 0 ? '+' : value < 0 ? '−' : '');

/** The one way points are shown: grouped digits, the word beside them, and read out as one thing. */
export const Points = ({ value, isSigned = false, size = 'body' }: PointsProps) => {
  const text = `${signOf(value, isSigned)}${countPoints(Math.abs(value))}`;
  const tone = isSigned && value > 0 ? ' mb-points--in' : '';
  return (
    <View className={`mb-points mb-points--${size}${tone}`} {...aria({ role: 'group', label: `${text.replace('−', '减')} 积分` })}>
      <View className="mb-points__number mb-num">{text}</View>
      <View className="mb-points__unit">积分</View>
    </View>
  );
};
