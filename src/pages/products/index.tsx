import type { CardClass } from '@micro-branch/contract/cards';
import { useState } from 'react';
import { CardTile } from '@/features/cards/card-tile';
import { filterSections, type CardFilter } from '@/features/cards/card-filter';
import { FilterBar } from '@/features/cards/filter-bar';
import { ProductsHead } from '@/features/cards/products-head';
import { useAnswer } from '@/shared/api/answer';
import { openPage } from '@/shared/platform/navigation';
import { Empty } from '@/shared/ui/empty/empty';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';

const NO_WISH: CardFilter = { term: null, riskLevel: null };
const openCard = (id: string): void => openPage(routes.card({ id }));

/** Every card on the shelf, one section a class, in the bank's order. */
const Products = () => {
  const answer = useAnswer('listCards', {});
  const [cardClass, setCardClass] = useState<CardClass | null>(null);
  const [filter, setFilter] = useState(NO_WISH);
  const showAll = () => {
    setCardClass(null);
    setFilter(NO_WISH);
  };
  return (
    <PageShell>
      <ProductsHead />
      <Screen answer={answer} bones={['row', 'line', 'title', 'line', 'card', 'card', 'card']}>
        {({ sections }) => {
          const shown = filterSections(sections, filter).filter((section) => !cardClass || section.class === cardClass);
          return (
            <>
              <FilterBar
                classes={sections}
                chosen={cardClass}
                onChoose={setCardClass}
                filter={filter}
                onFilter={setFilter}
              />
              {shown.map((section) => (
                <Section key={section.class} title={section.className} note={section.riskStatement}>
                  {section.cards.map((card) => (
                    <CardTile key={card.id} card={card} onOpen={openCard} saysRisk={false} />
                  ))}
                </Section>
              ))}
              {shown.length === 0 && (
                <Empty
                  icon="products"
                  title="没有符合条件的产品"
                  words="换一个期限或风险等级试试。"
                  action={{ words: '查看全部产品', onPress: showAll }}
                />
              )}
            </>
          );
        }}
      </Screen>
    </PageShell>
  );
};

export default Products;
