import { useState } from 'react';
import { Poster } from '@/features/referrals/poster';
import { useAnswer } from '@/shared/api/answer';
import { ApiError } from '@/shared/api/api-error';
import { openTab, readQuery, replacePage } from '@/shared/platform/navigation';
import { Empty } from '@/shared/ui/empty/empty';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import { routes } from '@/routes';

const NOWHERE = new ApiError('card-not-found');

/** Without a code of the member's own there is nothing that the poster could lead to: the card page gives one. */
const NoCode = ({ cardId }: { cardId: string | undefined }) => (
  <Empty
    icon="share"
    title="还不能生成海报"
    words="在产品页登录并点「分享」，再选「生成海报」。"
    action={
      cardId === undefined
        ? { words: '去看产品', onPress: () => openTab(routes.products()) }
        : { words: '打开产品页', onPress: () => replacePage(routes.card({ id: cardId })) }
    }
  />
);

/** A poster of one card, with the code that its sharer was given for posters. */
const PosterPage = () => {
  const [{ id, c: code }] = useState(readQuery);
  const answer = together(
    useAnswer('getCard', id === undefined ? null : { params: { cardId: id } }),
    // The address says both: a code of another card, or of none, is not put under this one's words.
    useAnswer('findCodeCard', code === undefined ? null : { params: { code } }),
  );
  return (
    <PageShell>
      {code === undefined ? (
        <NoCode cardId={id} />
      ) : (
        <Screen answer={id === undefined ? { ...answer, error: NOWHERE } : answer} bones={['row', 'hero', 'hero']}>
          {([card, { cardId }]) =>
            card.shareScope !== 'all' || cardId !== card.id ? <NoCode cardId={card.id} /> : <Poster card={card} code={code} isOffline={answer.isStale} />
          }
        </Screen>
      )}
    </PageShell>
  );
};

export default PosterPage;
