import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Amount } from '@/shared/ui/amount/amount';
import { readAmount } from '@/shared/ui/amount/say-amount';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Rings } from '@/shared/ui/page-shell/rings';
import './life-head.scss';

interface LifeHeadProps {
  /** What is due on all accounts; absent for a guest and while it is not known. */
  sum: { count: number; totalFen: number } | undefined;
  /** Where it is paid. */
  region: ReactNode;
  /** The one thing to do here. */
  action: { words: string; onPress: () => void };
}

const sayHead = (sum: LifeHeadProps['sum']): string => {
  if (sum === undefined) return '水、电、燃气、话费和更多';
  return sum.count === 0 ? '已绑定的户号' : `待缴 ${sum.count} 笔，共`;
};

/** The page has one heading first: the sum with its words, or what stands in its place. */
const labelling = (sum: LifeHeadProps['sum']) =>
  sum && sum.count > 0 ? aria({ role: 'heading', label: `${sayHead(sum)} ${readAmount(sum.totalFen)}` }) : {};

const Figure = ({ sum }: Pick<LifeHeadProps, 'sum'>) => {
  if (sum && sum.count > 0) return <Amount value={sum.totalFen} size="large" />;
  return (
    <View className="life-head__words" {...aria({ role: 'heading' })}>
      {sum ? '没有待缴' : '生活缴费'}
    </View>
  );
};

/** What there is to pay in all, and the way to one account more. */
export const LifeHead = ({ sum, region, action }: LifeHeadProps) => (
  <View className="life-head">
    <Rings className="life-head__rings" />
    <View className="life-head__content">
      <View className="life-head__row">
        <View className="life-head__label" {...labelling(sum)}>
          {sayHead(sum)}
        </View>
        {region}
      </View>
      <Figure sum={sum} />
      <View className="life-head__action">
        <Button onPress={action.onPress}>{action.words}</Button>
      </View>
    </View>
  </View>
);
