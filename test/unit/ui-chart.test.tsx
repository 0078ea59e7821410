import { act, render, screen } from '@testing-library/react';
import { changeLook } from '@/shared/platform/look';
import { BarChart } from '@/shared/ui/chart/bar-chart';
import { scaleBars, showsLabel, showsValue, type Bar } from '@/shared/ui/chart/scale-bars';

const barOf = (value: number, index: number): Bar => ({ key: String(index), label: `${index + 1}月`, value, shown: value.toLocaleString('en-US'), said: `${index + 1} 月 ${value}` });
const barsOf = (...values: number[]): Bar[] => values.map(barOf);

afterEach(() => act(() => changeLook({ isElder: false })));

describe('the scale of bars', () => {
  it('lets the largest fill the room, and the others their share of it', () => {
    expect(scaleBars(barsOf(50, 200, 0)).map(({ up, down, downRoom }) => [up, down, downRoom])).toEqual([
      [0.25, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('draws what went out down, beside what came in', () => {
    const [bar] = scaleBars([{ ...barOf(1500, 0), out: { value: 500, shown: '−500' } }]);
    expect(bar).toMatchObject({ up: 1, down: 1, upRoom: 0.75, downRoom: 0.25, upWords: '1,500', downWords: '−500' });
    expect(bar).toMatchObject({ upLength: 1, downLength: 1 / 3 });
  });

  it('is flat where everything is nothing, and empty where there is nothing', () => {
    expect(scaleBars(barsOf(0, 0)).map(({ up, upRoom }) => [up, upRoom])).toEqual([[0, 1], [0, 1]]);
    expect(scaleBars([])).toEqual([]);
  });

  it('says every number and every name of six bars; of more, the largest number and every second name to the last', () => {
    const six = scaleBars(barsOf(1, 2, 3, 4, 5, 6));
    expect(six.every((_, index) => showsValue(six, index) && showsLabel(six, index))).toBe(true);
    const twelve = scaleBars(barsOf(1, 2, 3, 12, 5, 6, 7, 8, 9, 10, 11, 4));
    expect(twelve.flatMap((_, index) => (showsValue(twelve, index) ? [index] : []))).toEqual([3]);
    expect(twelve.flatMap((_, index) => (showsLabel(twelve, index) ? [index] : []))).toEqual([1, 3, 5, 7, 9, 11]);
  });
});

describe('a chart of bars', () => {
  it('is read as one picture that says every bar', () => {
    render(<BarChart label="近三个月" bars={barsOf(10, 0, 30)} />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('近三个月：1 月 10；2 月 0；3 月 30');
  });

  it('says in elder mode every number and every name, however many', () => {
    act(() => changeLook({ isElder: true }));
    render(<BarChart label="一年" bars={[...barsOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), { ...barOf(1280, 11), out: { value: 1200, shown: '−1,200' } }]} />);
    for (const label of ['1月', '2月', '12月', '1,280', '−1,200']) expect(screen.getByText(label)).toBeTruthy();
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('12 月 1280');
  });
});
