import { View } from '@tarojs/components';
import { Sheet } from '@/shared/ui/sheet/sheet';
import './counting-sheet.scss';

const ENTRIES = [
  { word: '点开分享', meaning: '在产品页点开分享的次数。之后有没有发送，我们不知道，也不统计。' },
  { word: '浏览', meaning: '通过你的分享码打开产品页的次数。同一次打开只计一次，你自己打开不计；没有网络时的打开，联网后补记，三天内有效。' },
  { word: '访客', meaning: '登录的客户，加上未登录的打开。未登录的人每打开一次计一次；他在 30 分钟内以客户身份回来时，两次只计一位。' },
  { word: '客户', meaning: '登录后打开的人。同一位客户先后由两个人的分享而来，在两处各计一位。' },
  { word: '新客户', meaning: '第一次来到本行小程序就由这次分享带来的客户。归属写下后不再更改。' },
  { word: '有效', meaning: '访客之后自己提交的预约或申请；他取消后相应减去。' },
  { word: '层', meaning: '第 1 层是直接打开你的分享的人；他们再分享出去，打开的人是第 2 层，依此类推。' },
  { word: '少于 5', meaning: '第 2 层起，1 至 4 的数字不显示，以免从人数认出某一位访客。访客姓名均已脱敏。' },
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
