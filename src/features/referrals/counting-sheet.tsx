import { View } from '@tarojs/components';
import { Sheet } from '@/shared/ui/sheet/sheet';
import './counting-sheet.scss';

const ENTRIES = [
  { word: '浏览', meaning: '通过你的分享码打开产品页的次数。同一次打开只计一次，你自己打开不计。' },
  { word: '访客', meaning: '登录的客户，加上未登录的打开。未登录的人每打开一次计一次；他在 30 分钟内以客户身份回来时，两次只计一位。' },
  { word: '有效', meaning: '访客之后自己提交的预约或申请。' },
  { word: '层', meaning: '第 1 层是直接打开你的分享的人；他们再分享出去，打开的人是第 2 层，依此类推。' },
  { word: '不包含', meaning: '我们只统计打开，不知道、也不统计你是否发送。访客姓名均已脱敏，第 2 层起只有人数。' },
] as const;

/** What each figure counts and what it does not. */
export const CountingSheet = ({ onClose }: { onClose: () => void }) => (
  <Sheet title="口径说明" onClose={onClose}>
    {ENTRIES.map(({ word, meaning }) => (
      <View key={word} className="counting-sheet__entry">
        <View className="counting-sheet__word">{word}</View>
        <View className="counting-sheet__meaning">{meaning}</View>
      </View>
    ))}
  </Sheet>
);
