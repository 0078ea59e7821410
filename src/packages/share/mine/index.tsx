import { View } from '@tarojs/components';
import { ShareList } from '@/features/referrals/share-list';
import { ShareSum } from '@/features/referrals/share-sum';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { openPage, openTab } from '@/shared/platform/navigation';
import { Cell } from '@/shared/ui/cell/cell';
import { Empty } from '@/shared/ui/empty/empty';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';
import './index.scss';

const NoShares = () => (
  <Empty
    icon="rings"
    title="还没有分享"
    words="在产品页点「分享」，打开的人数会记在这里。"
    action={{ words: '去看产品', onPress: () => openTab(routes.products()) }}
  />
);

/** Every card this member has handed on, with its totals. */
const MyShares = () => {
  const answer = useAnswer('listShares', {});
  useOnReturn(answer.retry);
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'card', 'card']}>
        {({ shares }) =>
          shares.length === 0 ? (
            <NoShares />
          ) : (
            <>
              <ShareSum shares={shares} />
              <View className="mb-cells my-shares__rewards">
                <Cell icon="gift" title="好友办理奖励" onPress={() => openPage(routes.rewards())} />
              </View>
              <View className="my-shares">
                <ShareList shares={shares} onOpen={(id) => openPage(routes.chain(id))} />
              </View>
            </>
          )
        }
      </Screen>
    </PageShell>
  );
};

export default MyShares;
