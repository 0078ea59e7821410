import type { PointsView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { sayExpiring } from '@/features/points/balance-words';
import { Cell } from '@/shared/ui/cell/cell';
import { sayPoints } from '@/shared/ui/points/say-points';
import './expiring-points.scss';

/** Whoever is told earlier forgets it again: as the first notice before points expire. */
const SOON_DAYS = 30;

interface ExpiringPointsProps {
  points: PointsView;
  onUse: () => void;
}

/** What the member would lose by waiting; nothing while nothing expires soon. */
export const ExpiringPoints = ({ points, onUse }: ExpiringPointsProps) => {
  const [first] = points.expiring;
  const words = sayExpiring(points);
  if (!words || !first || first.daysLeft > SOON_DAYS) return null;
  return (
    <View className="mb-cells expiring-points">
      <Cell icon="gift" title={`可用 ${sayPoints(points.available)}`} note={words} onPress={onUse} />
    </View>
  );
};
