import type { MyRewards } from '@micro-branch/contract/rewards';
import { View } from '@tarojs/components';
import { useLook } from '@/shared/platform/look';
import { Cell } from '@/shared/ui/cell/cell';
import { Section } from '@/shared/ui/section/section';
import { classWords } from './reward-words';

const Offers = ({ offers }: Pick<MyRewards, 'offers'>) => (
  <Section title="现在的奖励" note="只看好友后来自己的办理；分享和打开不计。">
    <View className="mb-cells">
      {offers.length === 0 && <Cell title="现在没有奖励" />}
      {offers.map(({ cardClass, text }) => (
        <Cell key={cardClass + text} title={classWords[cardClass]} note={text} />
      ))}
    </View>
  </Section>
);

/** What is rewarded now, which elder mode does not advertise, and what never is, with the article that forbids it. */
export const RewardOffers = ({ offers, excluded }: Pick<MyRewards, 'offers' | 'excluded'>) => (
  <>
    {!useLook().isElder && <Offers offers={offers} />}
    <Section title="不设奖励的产品" note="法规不允许，好友办理后也不会有奖励。">
      <View className="mb-cells">
        {excluded.map(({ cardClass, article }) => (
          <Cell key={cardClass} title={classWords[cardClass]} note={article} />
        ))}
      </View>
    </Section>
  </>
);
