import type { ExchangeTerms, ExchangeView } from '@micro-branch/contract/exchanges';
import { useState } from 'react';
import { CardAway } from '@/features/exchanges/card-away';
import { ExchangeForm, ExchangeHead } from '@/features/exchanges/exchange-form';
import { ExchangeList } from '@/features/exchanges/exchange-list';
import { ExchangeResult } from '@/features/exchanges/exchange-result';
import { ExchangeSheet } from '@/features/exchanges/exchange-sheet';
import { useExchange } from '@/features/exchanges/use-exchange';
import { useAnswer } from '@/shared/api/answer';
import { goBack, openTab } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import { routes } from '@/routes';

const Past = () => {
  const past = useAnswer('listExchanges', {});
  return past.data ? <ExchangeList {...past.data} /> : null;
};

const Result = ({ made, onAgain }: { made: ExchangeView; onAgain: () => void }) => (
  <>
    <ExchangeResult made={made} />
    <PageFoot>
      <Button kind="secondary" onPress={onAgain}>
        再换一笔
      </Button>
      <Button onPress={goBack}>完成</Button>
    </PageFoot>
  </>
);

interface FlowProps {
  terms: ExchangeTerms;
  available: number;
  isOffline: boolean;
  onRetry: () => void;
  onAgain: () => void;
}

/** The form, the sheet that confirms it, and the result in the same place: whatever becomes of the card side meanwhile. */
const Flow = ({ terms, available, isOffline, onRetry, onAgain }: FlowProps) => {
  const exchange = useExchange({ terms, available });
  const { action, rate } = exchange;
  if (action.answer) return <Result made={action.answer} onAgain={onAgain} />;
  if (terms.card.state !== 'ready') {
    return (
      <>
        <CardAway state={terms.card.state} onApply={() => openTab(routes.products())} onRetry={onRetry} />
        <Past />
      </>
    );
  }
  return (
    <>
      <ExchangeHead card={terms.card} available={available} />
      <ExchangeForm exchange={exchange} />
      <Past />
      <PageFoot>
        <Button onPress={exchange.ask} isDisabled={isOffline || !rate || exchange.typed === ''}>
          互换
        </Button>
      </PageFoot>
      {exchange.isConfirming && rate && <ExchangeSheet exchange={exchange} rate={rate} />}
    </>
  );
};

/** Credit-card points and ours, exchanged either way at the rates of the day. */
const ExchangePage = () => {
  const terms = useAnswer('getExchangeTerms', {});
  const answer = together(terms, useAnswer('getPoints', {}));
  const [round, setRound] = useState(0);
  const startAgain = () => {
    answer.retry();
    setRound(round + 1);
  };
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'title', 'row', 'row']}>
        {([now, { available }]) => (
          <Flow
            key={round}
            terms={now}
            available={available}
            isOffline={answer.isStale}
            onRetry={terms.retry}
            onAgain={startAgain}
          />
        )}
      </Screen>
    </PageShell>
  );
};

export default ExchangePage;
