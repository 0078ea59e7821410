import type { CardSummary } from '@micro-branch/contract/cards';
import { useState } from 'react';
import { DueStrip } from '@/features/bills/due-strip';
import { BranchContact } from '@/features/branches/branch-contact';
import { BranchHero } from '@/features/branches/branch-hero';
import { BranchSheet } from '@/features/branches/branch-sheet';
import { CardTile } from '@/features/cards/card-tile';
import { replaceMember, useMember } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { call } from '@/shared/api/call';
import { useOnReturn } from '@/shared/api/on-return';
import { sayFailure } from '@/shared/api/say-failure';
import { showNotice } from '@/shared/platform/feedback';
import { useLook } from '@/shared/platform/look';
import { openPage, openTab } from '@/shared/platform/navigation';
import { callPhone } from '@/shared/platform/phone-call';
import { shanghaiDay } from '@/shared/ui/day-words';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { QuickLinks, type QuickLink } from '@/shared/ui/quick-links/quick-links';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';
import { BrandFooter } from './brand-footer';
import { ElderTiles } from './elder-tiles';

const LINKS: readonly QuickLink[] = [
  { words: '生活缴费', icon: 'bill', onPress: () => openTab(routes.life()) },
  { words: '看产品', icon: 'products', onPress: () => openTab(routes.products()) },
  { words: '我的预约', icon: 'calendar', onPress: () => openPage(routes.applications()) },
  { words: '我的分享', icon: 'rings', onPress: () => openPage(routes.myShares()) },
];

const openCard = (id: string): void => openPage(routes.card({ id }));

const FeaturedCards = ({ cards }: { cards: readonly CardSummary[] }) => (
  <Section title="精选产品">
    {cards.map((card) => (
      <CardTile key={card.id} card={card} onOpen={openCard} />
    ))}
  </Section>
);

/** The branch, what can be done now, the bill that is due first, and three cards. */
const Home = () => {
  const member = useMember();
  const { isElder } = useLook();
  const mine = useAnswer('getMyBranch', {});
  const featured = useAnswer('listFeaturedCards', {});
  const dues = useAnswer('listDues', member ? {} : null);
  const hasDues = (dues.data?.dues.length ?? 0) > 0;
  const [isChoosing, setIsChoosing] = useState(false);
  const answer = together(mine, featured);
  useOnReturn(dues.retry);
  const choose = async (branchId: string): Promise<void> => {
    setIsChoosing(false);
    try {
      replaceMember(await call('updateMe', { body: { branchId } }));
      mine.retry();
    } catch (failure) {
      showNotice(sayFailure(failure));
    }
  };
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'row', 'title', 'card', 'card']}>
        {([branch, { cards }]) => (
          <>
            <BranchHero branch={branch} onChange={member && !answer.isStale ? () => setIsChoosing(true) : undefined} />
            {isElder ? <ElderTiles branch={branch} /> : <QuickLinks links={LINKS} isFirstFilled={!hasDues} />}
            {dues.data && (
              <DueStrip
                dues={dues.data}
                today={shanghaiDay(Date.now())}
                isOffline={dues.isStale}
                onPay={(accountId) => openPage(routes.pay(accountId))}
                onAll={() => openTab(routes.life())}
              />
            )}
            {!isElder && <FeaturedCards cards={cards} />}
            <BranchContact branch={branch} onCall={() => callPhone(branch.phone)} />
            {isChoosing && (
              <BranchSheet value={branch.id} onChoose={(id) => void choose(id)} onClose={() => setIsChoosing(false)} />
            )}
          </>
        )}
      </Screen>
      <BrandFooter />
    </PageShell>
  );
};

export default Home;
