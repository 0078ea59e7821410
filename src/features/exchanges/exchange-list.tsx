import type { ExchangeList as Exchanges } from '@micro-branch/contract/exchanges';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { sayInstant } from '@/shared/ui/day-words';
import { Section } from '@/shared/ui/section/section';
import { sides } from './exchange-terms';
import { sayAmounts, stateWords } from './exchange-words';

/** What was exchanged before, newest first; nothing where there was nothing. */
export const ExchangeList = ({ exchanges }: Exchanges) =>
  exchanges.length === 0 ? null : (
    <Section title="互换记录">
      <View className="mb-cells">
        {exchanges.map((exchange) => (
          <Cell
            key={exchange.id}
            title={sides[exchange.direction].words}
            note={`${sayAmounts(exchange)} · ${sayInstant(exchange.startedAt)}`}
            value={stateWords[exchange.state]}
          />
        ))}
      </View>
    </Section>
  );
