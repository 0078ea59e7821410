import { View } from '@tarojs/components';
import { actionWords } from '@/features/applications/visit-words';
import { BranchAdviser } from '@/features/branches/branch-adviser';
import { CardApproval, CardBody } from '@/features/cards/card-body';
import { CardDocuments } from '@/features/cards/card-documents';
import { CardFace } from '@/features/cards/card-face';
import { ShareSheet } from '@/features/referrals/share-sheet';
import { SharedBy } from '@/features/referrals/shared-by';
import { useLanding, type Visitor } from '@/features/referrals/use-landing';
import { useShare } from '@/features/referrals/use-share';
import { useSession, type Session } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { openPage } from '@/shared/platform/navigation';
import { callPhone } from '@/shared/platform/phone-call';
import { Button } from '@/shared/ui/button/button';
import { Hotline } from '@/shared/ui/hotline/hotline';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { SinglePageHint } from '@/shared/ui/page-shell/single-page-hint';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';
import { CardGone, isGone } from './card-gone';

const visitorOf = ({ status, member }: Session): Visitor =>
  status === 'starting' ? undefined : (member?.id ?? 'guest');

/**
 * The member's branch, or the head office, and in elder mode the hotline: nobody has to decide alone. It has a box of its own,
 * because what comes late into the middle of a mini-program's page makes Taro send the whole of its parent again.
 */
const Adviser = () => {
  const branch = useAnswer('getMyBranch', {}).data;
  return (
    <View>
      {branch && <BranchAdviser branch={branch} onCall={() => callPhone(branch.phone)} />}
      <Hotline />
    </View>
  );
};

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
            {!isSinglePage && <Adviser />}
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
                card={card}
                codes={landing.codes}
                linkPath={share.linkPath}
                onPoster={(code) => openPage(routes.poster({ id: card.id, code }))}
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
