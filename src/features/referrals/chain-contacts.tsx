import type { ChainView, Channel } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { sayInstant } from '@/shared/ui/day-words';
import { Cell } from '@/shared/ui/cell/cell';
import './chain-contacts.scss';

const channelWords = {
  chat: '微信聊天',
  timeline: '朋友圈',
  poster: '小程序码',
  link: '链接',
} as const satisfies Record<Channel, string>;

type ChainContactsProps = Pick<ChainView, 'contacts' | 'hasMoreContacts'>;

/** Who came straight from this share, masked. Who came after them is counted and never named. */
export const ChainContacts = ({ contacts, hasMoreContacts }: ChainContactsProps) => (
  <>
    <View className="mb-cells">
      {contacts.length === 0 && <Cell title="还没有客户" note="有人打开你的分享并登录后，会列在这里。" />}
      {contacts.map(({ maskedName, channel, arrivedAt, broughtMembers }, index) => (
        <Cell
          key={`${arrivedAt}-${index}`}
          title={maskedName}
          note={`${channelWords[channel]} · ${sayInstant(arrivedAt)}`}
          {...(broughtMembers > 0 ? { value: `带来 ${broughtMembers} 位客户` } : {})}
        />
      ))}
    </View>
    {hasMoreContacts && <View className="chain-contacts__more">只列出最近的访客，更早的已计入总数。</View>}
  </>
);
