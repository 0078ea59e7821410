import type { OpenAnswer } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { Icon } from '@/shared/ui/icon/icon';
import './shared-by.scss';

/** Who handed the card on. Staff are named as staff, because their word weighs differently. */
export const SharedBy = ({ maskedName, staffOf }: NonNullable<OpenAnswer['sharedBy']>) => (
  <View className="shared-by">
    <Icon name={staffOf ? 'branch' : 'person'} isSmall />
    {staffOf ? `由 ${maskedName} 分享 · ${staffOf}员工` : `由 ${maskedName} 分享`}
  </View>
);
