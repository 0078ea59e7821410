import type { BillerCategory } from '@micro-branch/contract/billers';
import { View } from '@tarojs/components';
import { CategoryGrid } from '@/features/billers/category-grid';
import type { Region } from '@/features/billers/region';
import { useAnswer } from '@/shared/api/answer';
import { openPage } from '@/shared/platform/navigation';
import { pressable } from '@/shared/ui/aria';
import { Icon } from '@/shared/ui/icon/icon';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';
import './biller-search.scss';

const openCategory = (category: BillerCategory): void => openPage(routes.billers(category));

const HINT = '单位名称、拼音或首字母';

/** To whom one can pay: six categories with how many serve the city, and the way to the search. */
export const BillerSearch = ({ region }: { region: Region | undefined }) => {
  const categories = useAnswer('listCategories', { query: region ? { region: region.code } : {} });
  const note = categories.data && `${region?.name ?? '全国'}可缴 ${categories.data.total.toLocaleString('en-US')} 家`;
  return (
    <Section title="缴费单位" {...(note ? { note } : {})}>
      <View className="biller-search" {...pressable({ role: 'link', label: `${HINT}，找缴费单位`, onPress: () => openPage(routes.billers()) })}>
        <Icon name="search" isSmall />
        {HINT}
      </View>
      <CategoryGrid counts={categories.data?.categories} onOpen={openCategory} />
    </Section>
  );
};
