import type { BillerCategory } from '@micro-branch/contract/billers';
import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { More } from '@/shared/ui/more/more';
import { Screen } from '@/shared/ui/screen/screen';
import { BillerTile } from './biller-tile';
import './biller-pages.scss';

export interface BillerFilter {
  text: string;
  category: BillerCategory | null;
  region: string | undefined;
}

interface BillerPagesProps {
  filter: BillerFilter;
  /** Where this page begins; absent for the best match. */
  cursor?: string;
  /** Stands above a list with something in it. */
  lead?: string;
  /** Stands instead of a list without anything in it. */
  empty?: ReactNode;
  onOpen: (billerId: string) => void;
}

const queryOf = ({ text, category, region }: BillerFilter, cursor: string | undefined) => ({
  ...(text && { text }),
  ...(category && { category }),
  ...(region && { region }),
  ...(cursor && { cursor }),
});

/** A page of billers and, when they are wanted, those after it. */
export const BillerPages = ({ filter, cursor, lead, empty = null, onOpen }: BillerPagesProps) => {
  const answer = useAnswer('searchBillers', { query: queryOf(filter, cursor) });
  const [wantsMore, setWantsMore] = useState(false);
  return (
    <Screen answer={answer} bones={['row', 'row', 'row', 'row', 'row']}>
      {({ billers, nextCursor }) => (
        <>
          {billers.length === 0 && empty}
          {lead && billers.length > 0 && <View className="biller-pages__lead">{lead}</View>}
          {billers.length > 0 && (
            <View className="mb-cells">
              {billers.map((biller) => (
                <BillerTile key={biller.id} biller={biller} onOpen={onOpen} />
              ))}
            </View>
          )}
          {nextCursor && wantsMore && <BillerPages filter={filter} cursor={nextCursor} onOpen={onOpen} />}
          {nextCursor && !wantsMore && <More hasMore loadMore={() => setWantsMore(true)} />}
        </>
      )}
    </Screen>
  );
};
