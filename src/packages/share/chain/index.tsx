import { useState } from 'react';
import { ChainChannels } from '@/features/referrals/chain-channels';
import { ChainContacts } from '@/features/referrals/chain-contacts';
import { ChainHead } from '@/features/referrals/chain-head';
import { ChainHops } from '@/features/referrals/chain-hops';
import { ChainPicture } from '@/features/referrals/chain-picture';
import { ChainTrend } from '@/features/referrals/chain-trend';
import { CountingSheet } from '@/features/referrals/counting-sheet';
import { StopSheet } from '@/features/referrals/stop-sheet';
import { useChain } from '@/features/referrals/use-chain';
import { useStopSharing } from '@/features/referrals/use-stop-sharing';
import { showNotice } from '@/shared/platform/feedback';
import { openPage, readQuery } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';

/** So many are named in the picture and below it: only beyond that a list of its own says more. */
const CONTACTS_IN_PICTURE = 14;

/** What came of one share: three totals, the tree as a picture, hop by hop, by channel and by time, and who came straight from it. */
const Chain = () => {
  const [shareId] = useState(() => readQuery().id ?? '');
  const [isExplaining, setIsExplaining] = useState(false);
  const answer = useChain(shareId);
  const stopping = useStopSharing(shareId, () => {
    showNotice('已停止，之前的分享码不再计数');
    answer.retry();
  });
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'title', 'card', 'title', 'row', 'row']}>
        {({ hops, channels, contacts, hasMoreContacts, generation, cardId, ...head }) => (
          <>
            <ChainHead {...head} onExplain={() => setIsExplaining(true)} />
            <ChainPicture shareId={shareId} stamp={JSON.stringify(head.totals)} />
            {hops.length > 0 && (
              <Section title="逐层传播">
                <ChainHops hops={hops} />
              </Section>
            )}
            {channels.length > 0 && (
              <Section title="渠道" note="只计直接打开你的分享的人。">
                <ChainChannels channels={channels} />
              </Section>
            )}
            <ChainTrend shareId={shareId} stamp={JSON.stringify(head.totals)} />
            {contacts.length > CONTACTS_IN_PICTURE && (
              <Section title="最近的直接访客" note="只列出已登录的客户；未登录的访客计入人数。">
                <ChainContacts contacts={contacts} hasMoreContacts={hasMoreContacts} />
              </Section>
            )}
            <PageFoot>
              {!head.isStopped && (
                <Button kind="danger" onPress={stopping.ask} isDisabled={answer.isStale}>
                  停止分享
                </Button>
              )}
              <Button onPress={() => openPage(routes.card({ id: cardId }))}>再次分享</Button>
            </PageFoot>
            {isExplaining && <CountingSheet onClose={() => setIsExplaining(false)} />}
            {stopping.isAsking && (
              <StopSheet {...stopping} onStop={() => void stopping.stop(generation)} onClose={stopping.dismiss} />
            )}
          </>
        )}
      </Screen>
    </PageShell>
  );
};

export default Chain;
