import { View } from '@tarojs/components';
import { useLook } from '@/shared/platform/look';
import { aria } from '../aria';
import { scaleBars, showsLabel, showsValue, type Bar, type ScaledBar } from './scale-bars';
import './bar-chart.scss';

interface BarChartProps {
  /** What the picture is of. */
  label: string;
  /** At most twelve. */
  bars: readonly Bar[];
  tone?: 'brand' | 'gold';
  /** What stands above the line and what below it, where there are both. */
  sides?: { up: string; down: string };
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

const Upright = ({ bars }: { bars: readonly ScaledBar[] }) => (
  <View className="bar-chart__columns">
    {bars.map((bar, index) => (
      <View key={bar.key} className="bar-chart__column">
        <View className="bar-chart__up" style={{ flexGrow: bar.upRoom }}>
          <View className="bar-chart__bar" style={{ height: percent(bar.up) }} />
          {showsValue(bars, index) && (
            <View className="bar-chart__value mb-num" style={{ bottom: percent(bar.up) }}>
              {bar.upWords}
            </View>
          )}
        </View>
        <View className="bar-chart__line" />
        {bar.downRoom > 0 && (
          <View className="bar-chart__down" style={{ flexGrow: bar.downRoom }}>
            <View className="bar-chart__bar bar-chart__bar--down" style={{ height: percent(bar.down) }} />
            {showsValue(bars, index) && (
              <View className="bar-chart__value mb-num" style={{ top: percent(bar.down) }}>
                {bar.downWords}
              </View>
            )}
          </View>
        )}
        <View className="bar-chart__label mb-num">{showsLabel(bars, index) ? bar.label : ''}</View>
      </View>
    ))}
  </View>
);

/** Words of 18 px do not stand beneath a column: in elder mode every bar lies under its own line of words. */
const Lying = ({ bars }: { bars: readonly ScaledBar[] }) => (
  <>
    {bars.map((bar) => (
      <View key={bar.key} className="bar-chart__row">
        <View className="bar-chart__words mb-num">
          <View>{bar.label}</View>
          <View className="bar-chart__numbers">
            <View>{bar.upWords}</View>
            {bar.downWords && <View>{bar.downWords}</View>}
          </View>
        </View>
        <View className="bar-chart__bar bar-chart__bar--lying" style={{ width: percent(bar.upLength) }} />
        {bar.down > 0 && <View className="bar-chart__bar bar-chart__bar--lying bar-chart__bar--down" style={{ width: percent(bar.downLength) }} />}
      </View>
    ))}
  </>
);

const Legend = ({ up, down }: { up: string; down: string }) => (
  <View className="bar-chart__legend">
    <View className="bar-chart__side">
      <View className="bar-chart__swatch" />
      {up}
    </View>
    <View className="bar-chart__side">
      <View className="bar-chart__swatch bar-chart__swatch--down" />
      {down}
    </View>
  </View>
);

/**
 * Bars from one line, all of them on one scale: up what there is, down what went out. A reader hears the label
 * and then what is `said` of every bar; who wants the figures as a table lists them beside it.
 */
export const BarChart = ({ label, bars, tone = 'brand', sides }: BarChartProps) => {
  const { isElder } = useLook();
  const scaled = scaleBars(bars);
  return (
    <View className={`bar-chart bar-chart--${tone}`} {...aria({ role: 'img', label: `${label}：${bars.map(({ said }) => said).join('；')}` })}>
      {sides && <Legend {...sides} />}
      {isElder ? <Lying bars={scaled} /> : <Upright bars={scaled} />}
    </View>
  );
};
