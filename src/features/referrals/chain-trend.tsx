import type { ChainSeries } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { Drawing, type Draw } from '@/shared/ui/drawing/drawing';
import { Section } from '@/shared/ui/section/section';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { sayPoint, saySeries, type SeriesStep } from './chain-words';
import { drawSeries } from './draw-series';
import { NotShown } from './not-shown';
import { useAnew } from './use-anew';
import './chain-trend.scss';

const STEPS = [
  { value: 'day', words: '按天' },
  { value: 'hour', words: '按小时' },
] as const;

interface CurveProps {
  series: ChainSeries;
  step: SeriesStep;
}

/** A conversion that was called off counts against the time at which it was. */
const hasAny = ({ opens, nodes, conversions }: ChainSeries['points'][number]): boolean => opens !== 0 || nodes !== 0 || conversions !== 0;

/** The numbers of the curve, newest first; times at which nothing came are left out. */
const Numbers = ({ series, step, onClose }: CurveProps & { onClose: () => void }) => (
  <Sheet title={step === 'day' ? '逐天' : '逐小时'} onClose={onClose}>
    {series.points
      .filter(hasAny)
      .reverse()
      .map(({ startsAt, opens, nodes, conversions }) => (
        <Cell key={startsAt} title={sayPoint(step, startsAt)} value={`浏览 ${opens} · 客户 ${nodes} · 有效 ${conversions}`} />
      ))}
  </Sheet>
);

const Curve = ({ series, step }: CurveProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const draw = useMemo<Draw>(() => (surface, palette) => drawSeries(surface, series, palette), [series]);
  const isEmpty = !series.points.some(hasAny);
  return (
    <View className="chain-trend__curve">
      {!isEmpty && <Drawing className="chain-trend__canvas" draw={draw} />}
      <View className="chain-trend__words">{saySeries(step, series.points)}</View>
      {!isEmpty && (
        <View className="chain-trend__foot">
          曲线是浏览，圆点是有效。
          <Button kind="quiet" onPress={() => setIsOpen(true)}>
            看数字
          </Button>
        </View>
      )}
      {isOpen && <Numbers series={series} step={step} onClose={() => setIsOpen(false)} />}
    </View>
  );
};

interface ChainTrendProps {
  shareId: string;
  stamp: string;
}

/** What came by this share's own codes, day by day or hour by hour: a curve, and the same in words and numbers. */
export const ChainTrend = ({ shareId, stamp }: ChainTrendProps) => {
  const [step, setStep] = useState<SeriesStep>('day');
  const { data, error, retry } = useAnswer('getChainSeries', { params: { shareId }, query: { by: step } });
  useAnew(retry, stamp);
  return (
    <Section title="时间" note="只计直接打开你的分享的人。">
      <View className="chain-trend">
        <Tabs label="时间单位" tabs={STEPS} chosen={step} onChoose={(chosen) => setStep(chosen ?? 'day')} />
        {data && <Curve series={data} step={step} />}
        {!data && error && <NotShown words="时间分布没有取到，其余数据不受影响。" onRetry={retry} />}
        {!data && !error && <Skeleton bones={['card']} />}
      </View>
    </Section>
  );
};
