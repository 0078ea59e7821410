import { RewardList } from '@/features/rewards/reward-list';
import { RewardOffers } from '@/features/rewards/reward-offers';
import { RewardSum } from '@/features/rewards/reward-sum';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { openTab } from '@/shared/platform/navigation';
import { Empty } from '@/shared/ui/empty/empty';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';

const NoRewards = () => (
  <Empty
    icon="gift"
    title="还没有奖励"
    words="好友经你的卡片办理后先经核对，结果和原因一般一分钟内列在这里。"
    action={{ words: '去看产品', onPress: () => openTab(routes.products()) }}
  />
);

/** What came of what friends did: paid, held or refused and why; what is offered now, and what never is. */
const MyRewards = () => {
  const answer = useAnswer('listMyRewards', {});
  useOnReturn(answer.retry);
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'title', 'row', 'row', 'row', 'title', 'row']}>
        {({ rewards, offers, excluded, paidPoints, heldPoints }) => (
          <>
            {rewards.length === 0 ? (
              <NoRewards />
            ) : (
              <>
                <RewardSum paidPoints={paidPoints} heldPoints={heldPoints} />
                <Section title="记录" note="最近 100 条，不显示好友是谁；办理后先经核对，一般一分钟内列出。">
                  <RewardList rewards={rewards} />
                </Section>
              </>
            )}
            <RewardOffers offers={offers} excluded={excluded} />
          </>
        )}
      </Screen>
    </PageShell>
  );
};

export default MyRewards;
