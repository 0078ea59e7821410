import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import './check-in-rules.scss';

/** Numbers stand where the service says them: these hold for every version of the rules. */
const RULES = [
  '每天可以签到一次，按北京时间 0 点换日。',
  '连续签到到奖励的天数，当天除签到积分外另得奖励积分。',
  '漏签几天内可以补签最近漏的那一天，每月次数有限。补签不加积分，只把连续天数接上；先补签再签到，当天的奖励按接上的天数计算。',
  '签到得到的积分有有效期，在积分明细中可以看到。',
];

export const CheckInRules = () => (
  <View {...aria({ role: 'list', label: '签到规则' })}>
    {RULES.map((rule) => (
      <View key={rule} className="check-in-rules__rule" {...aria({ role: 'listitem' })}>
        {rule}
      </View>
    ))}
  </View>
);
