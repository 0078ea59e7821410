import { actionWords } from '@/features/applications/visit-words';
import { CardApproval, CardBody } from '@/features/cards/card-body';
import { CardDocuments } from '@/features/cards/card-documents';
import { CardFace } from '@/features/cards/card-face';
import { ShareSheet } from '@/features/referrals/share-sheet';
import { SharedBy } from '@/features/referrals/shared-by';
import { useLanding, type Visitor } from '@/features/referrals/use-landing';
import { useShare } from '@/features/referrals/use-share';
import { useSession, type Session } from '@/features/session/session';
import { openPage } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { SinglePageHint } from '@/shared/ui/page-shell/single-page-hint';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';
import { CardGone, isGone } from './card-gone';

const visitorOf = ({ status, member }: Session): Visitor =>
  status === 'starting' ? undefined : (member?.id ?? 'guest');

/** A card page: what anybody sees who opens a product, from the shelf, a chat, Moments or a code on paper. */
const CardPage = () => {
  const landing = useLanding(visitorOf(useSession()));
  const { answer, isSinglePage } = landing;
  const share = useShare({ ...landing, card: answer.data });

  return (
    <PageShell>
      <Screen
        answer={answer}
        bones={['hero', 'title', 'row', 'row', 'row']}
        onError={(error) => isGone(error) && <CardGone error={error} isSinglePage={isSinglePage} />}
      >
        {(card) => (
          <>
            <CardFace card={card}>{landing.sharedBy && <SharedBy {...landing.sharedBy} />}</CardFace>
            {isSinglePage && <SinglePageHint />}
            <CardBody card={card} />
            {!isSinglePage && <CardDocuments documents={card.documents} />}
            <CardApproval card={card} />
            {!isSinglePage && (
              <PageFoot>
                {share.canShare && (
                  <Button kind="secondary" onPress={share.open}>
                    分享
                  </Button>
                )}
                <Button onPress={() => openPage(routes.apply(card.id))} isDisabled={answer.isStale}>
                  {actionWords[card.action]}
                </Button>
              </PageFoot>
            )}
            {share.isOpen && (
              <ShareSheet
                scope={card.shareScope}
                codes={landing.codes}
                linkPath={share.linkPath}
                onClose={share.close}
              />
            )}
          </>
        )}
      </Screen>
    </PageShell>
  );
};

export default CardPage;
