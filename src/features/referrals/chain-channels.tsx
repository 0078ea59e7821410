import type { ChainView } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { channelWords } from './chain-words';

/** By which ways people came straight from this share. */
export const ChainChannels = ({ channels }: Pick<ChainView, 'channels'>) => (
  <View className="mb-cells">
    {channels.map(({ channel, opens, visitors, nodes, members, conversions }) => (
      <Cell
        key={channel}
        title={channelWords[channel]}
        note={`浏览 ${opens} · 客户 ${nodes} · 新客户 ${members} · 有效 ${conversions}`}
        value={`${visitors} 人`}
      />
    ))}
  </View>
);
