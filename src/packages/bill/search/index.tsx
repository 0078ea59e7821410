import type { BillerCategory } from '@micro-branch/contract/billers';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { BillerPages, type BillerFilter } from '@/features/billers/biller-pages';
import { RegionChip } from '@/features/billers/region-chip';
import { useRegion } from '@/features/billers/region';
import { TEXT_CHARACTERS_MAX, useBillerFilter } from '@/features/billers/use-biller-filter';
import { useAnswer } from '@/shared/api/answer';
import { openPage, readQuery } from '@/shared/platform/navigation';
import { CATEGORIES } from '@/shared/ui/category-words';
import { Empty } from '@/shared/ui/empty/empty';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { SearchBox } from '@/shared/ui/search-box/search-box';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { routes } from '@/routes';
import './index.scss';

const TABS = [{ value: null, words: '全部' }, ...CATEGORIES.map(({ category, words }) => ({ value: category, words }))];

const readCategory = (): BillerCategory | null => CATEGORIES.find(({ category }) => category === readQuery().category)?.category ?? null;

const openBiller = (billerId: string): void => openPage(routes.bind(billerId));

const NothingFound = ({ isSearched }: { isSearched: boolean }) =>
  isSearched ? (
    <Empty icon="search" title="没有找到缴费单位" words="换个写法，例如全名、拼音或首字母；也可以换一个城市或种类。账单上的单位名称最准。" />
  ) : (
    <Empty icon="bill" title="这里还没有缴费单位" words="换一个城市或种类看看。" />
  );

interface ElsewhereProps {
  filter: BillerFilter;
  city: string;
}

/** What is not found in the city is looked for in all: who pays for their parents lives elsewhere. */
const Elsewhere = ({ filter, city }: ElsewhereProps) => (
  <BillerPages
    filter={{ ...filter, region: undefined }}
    lead={`${city}没有找到，下面是其他城市的。`}
    empty={<NothingFound isSearched />}
    onOpen={openBiller}
  />
);

/** Billers by name, pinyin, category and city; the one that is meant leads to its form. */
const SearchPage = () => {
  const [first] = useState(readCategory);
  const branch = useAnswer('getMyBranch', {});
  const region = useRegion(branch.data?.city);
  const { typed, type, category, setCategory, filter } = useBillerFilter(first, region?.code);
  return (
    <PageShell>
      <View className="search-page__head">
        <View className="search-page__box">
          <SearchBox label="找缴费单位" placeholder="名称、拼音或首字母" maxLength={TEXT_CHARACTERS_MAX} value={typed} onInput={type} />
        </View>
        <Tabs label="缴费种类" tabs={TABS} chosen={category} onChoose={setCategory} />
      </View>
      <View className="search-page__region">
        <RegionChip region={region} />
      </View>
      <View className="search-page__list">
        <BillerPages
          key={JSON.stringify(filter)}
          filter={filter}
          empty={region && filter.text !== '' ? <Elsewhere filter={filter} city={region.name} /> : <NothingFound isSearched={filter.text !== ''} />}
          onOpen={openBiller}
        />
      </View>
    </PageShell>
  );
};

export default SearchPage;
