import { useState } from 'react';
import { BranchContact } from '@/features/branches/branch-contact';
import { BranchHero } from '@/features/branches/branch-hero';
import { BranchSheet } from '@/features/branches/branch-sheet';
import { CardTile } from '@/features/cards/card-tile';
import { replaceMember, useMember } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';
import { showNotice } from '@/shared/platform/feedback';
import { openPage, openTab } from '@/shared/platform/navigation';
import { callPhone } from '@/shared/platform/phone-call';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { QuickLinks, type QuickLink } from '@/shared/ui/quick-links/quick-links';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';
import { BrandFooter } from './brand-footer';

const LINKS: readonly QuickLink[] = [
  { words: '看产品', icon: 'products', onPress: () => openTab(routes.products()) },
  { words: '我的预约', icon: 'calendar', onPress: () => openPage(routes.applications()) },
  { words: '我的分享', icon: 'rings', onPress: () => openPage(routes.myShares()) },
];

const openCard = (id: string): void => openPage(routes.card({ id }));

/** The branch, what can be done now, and three cards. */
const Home = () => {
  const member = useMember();
  const mine = useAnswer('getMyBranch', {});
  const featured = useAnswer('listFeaturedCards', {});
  const [isChoosing, setIsChoosing] = useState(false);
  const answer = together(mine, featured);
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
            <QuickLinks
              links={[...LINKS, { words: '网点电话', icon: 'phone', onPress: () => callPhone(branch.phone) }]}
              isFirstFilled
            />
            <Section title="精选产品">
              {cards.map((card) => (
                <CardTile key={card.id} card={card} onOpen={openCard} />
              ))}
            </Section>
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
