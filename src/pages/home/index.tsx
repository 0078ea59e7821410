import type { CardSummary } from '@micro-branch/contract/cards';
import { useState } from 'react';
import { DueStrip } from '@/features/bills/due-strip';
import { BranchContact } from '@/features/branches/branch-contact';
import { BranchHero } from '@/features/branches/branch-hero';
import { BranchSheet } from '@/features/branches/branch-sheet';
import { CardTile } from '@/features/cards/card-tile';
import { ElderOffer } from '@/features/look/elder-offer';
import { replaceMember } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';
import { showNotice } from '@/shared/platform/feedback';
import { readFontScale } from '@/shared/platform/font-scale';
import { useLook } from '@/shared/platform/look';
import { openPage, openTab } from '@/shared/platform/navigation';
import { callPhone } from '@/shared/platform/phone-call';
import { shanghaiDay } from '@/shared/ui/day-words';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { QuickLinks, type QuickLink } from '@/shared/ui/quick-links/quick-links';
import { Kept } from '@/shared/ui/screen/kept';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';
import { BrandFooter } from './brand-footer';
import { ElderTiles } from './elder-tiles';
import { ExpiringPoints } from './expiring-points';
import { useTodo } from './use-todo';

const LINKS: readonly QuickLink[] = [
  { words: '生活缴费', icon: 'bill', onPress: () => openTab(routes.life()) },
  { words: '看产品', icon: 'products', onPress: () => openTab(routes.products()) },
  { words: '我的预约', icon: 'calendar', onPress: () => openPage(routes.applications()) },
  { words: '我的分享', icon: 'rings', onPress: () => openPage(routes.myShares()) },
];

const BONES = ['card', 'title', 'card', 'card'] as const;
const ELDER_BONES = ['card', 'card', 'card', 'card'] as const;

const openCard = (id: string): void => openPage(routes.card({ id }));

const FeaturedCards = ({ cards }: { cards: readonly CardSummary[] }) => (
  <Section title="精选产品">
    {cards.map((card) => (
      <CardTile key={card.id} card={card} onOpen={openCard} />
    ))}
  </Section>
);

/** The bill that is due first, and points that would be lost. */
const Todo = ({ dues, points }: Pick<ReturnType<typeof useTodo>, 'dues' | 'points'>) => (
  <>
    {dues.data && (
      <Kept answer={dues}>
        <DueStrip
          dues={dues.data}
          today={shanghaiDay(Date.now())}
          isOffline={dues.isStale}
          onPay={(accountId) => openPage(routes.pay(accountId))}
          onAll={() => openTab(routes.life())}
        />
      </Kept>
    )}
    {points.data && (
      <Kept answer={points}>
        <ExpiringPoints points={points.data} onUse={() => openTab(routes.benefits())} />
      </Kept>
    )}
  </>
);

/** The member's branch, and how they choose another one. */
const useMyBranch = () => {
  const mine = useAnswer('getMyBranch', {});
  const [isChoosing, setIsChoosing] = useState(false);
  const choose = async (branchId: string): Promise<void> => {
    setIsChoosing(false);
    try {
      replaceMember(await call('updateMe', { body: { branchId } }));
      mine.retry();
    } catch (failure) {
      showNotice(sayFailure(failure));
    }
  };
  return { mine, isChoosing, setIsChoosing, choose };
};

/** The branch, what can be done now, what waits for the member, and three cards; in elder mode no cards. */
const Home = () => {
  const { isElder } = useLook();
  const { mine, isChoosing, setIsChoosing, choose } = useMyBranch();
  const todo = useTodo();
  const answer = together(mine, useAnswer('listFeaturedCards', {}));
  const hasDues = (todo.dues.data?.dues.length ?? 0) > 0;
  return (
    <PageShell>
      <BranchHero branch={mine.data} onChange={todo.isMember && !answer.isStale ? () => setIsChoosing(true) : undefined} />
      {!isElder && <QuickLinks links={LINKS} isFirstFilled={answer.data !== undefined && !todo.isLoading && !hasDues} />}
      <Screen answer={todo.isLoading && !answer.error ? { ...answer, data: undefined } : answer} bones={isElder ? ELDER_BONES : BONES}>
        {([branch, { cards }]) => (
          <>
            {isElder && <ElderTiles branch={branch} isFirstFilled={!hasDues} />}
            <Todo {...todo} />
            {!isElder && <FeaturedCards cards={cards} />}
            <BranchContact branch={branch} onCall={() => callPhone(branch.phone)} />
            <BrandFooter />
            <ElderOffer fontScale={readFontScale()} />
          </>
        )}
      </Screen>
      {isChoosing && (
        <BranchSheet value={mine.data?.id ?? null} onChoose={(id) => void choose(id)} onClose={() => setIsChoosing(false)} />
      )}
    </PageShell>
  );
};

export default Home;
