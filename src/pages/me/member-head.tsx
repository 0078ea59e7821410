import type { MeView } from '@micro-branch/contract/members';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { sayDate } from '@/shared/ui/day-words';
import { Icon } from '@/shared/ui/icon/icon';
import { Rings } from '@/shared/ui/page-shell/rings';
import './member-head.scss';

const NAMELESS = '微信客户';

/** Who is signed in, masked even to themselves; or that nobody is. */
export const MemberHead = ({ member }: { member: MeView | undefined }) => (
  <View className="member-head">
    <Rings className="member-head__rings" />
    <View className="member-head__content">
      <View className="member-head__seal" {...aria({ isHidden: true })}>
        {member?.maskedName?.replace('*', '') ?? <Icon name="person" />}
      </View>
      <View className="member-head__body">
        <View className="member-head__name" {...aria({ role: 'heading', level: 1 })}>
          {member ? (member.maskedName ?? NAMELESS) : '访客'}
        </View>
        <View className="member-head__note mb-num">
          {member ? `${sayDate(member.joinedAt)} 加入` : '登录后可以分享产品、提交预约'}
        </View>
        {member?.staff && (
          <View className="member-head__staff">{`${member.staff.title} · ${member.staff.branchName}`}</View>
        )}
      </View>
    </View>
  </View>
);
