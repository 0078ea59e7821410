import type { ChainView } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { sayInstant } from '@/shared/ui/day-words';
import { channelWords, sayCount } from './chain-words';
import './chain-contacts.scss';

type ChainContactsProps = Pick<ChainView, 'contacts' | 'hasMoreContacts'>;

/** Who came straight from this share, masked, newest first. Who came after them is counted and never named. */
export const ChainContacts = ({ contacts, hasMoreContacts }: ChainContactsProps) => (
  <>
    <View className="mb-cells">
      {contacts.map(({ maskedName, channel, arrivedAt, broughtNodes }, index) => (
        <Cell
          key={`${arrivedAt}-${index}`}
          title={maskedName}
          note={`${channelWords[channel]} · ${sayInstant(arrivedAt)}`}
          {...(broughtNodes === 0 ? {} : { value: `之后 ${sayCount(broughtNodes)} 位` })}
        />
      ))}
    </View>
    {hasMoreContacts && <View className="chain-contacts__more">只列出最近的访客，更早的已计入总数。</View>}
  </>
);
