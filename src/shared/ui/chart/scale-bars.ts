export interface Bar {
  key: string;
  /** Two or three characters: it stands beneath the bar. */
  label: string;
  /** Drawn up from the line. */
  value: number;
  /** The bar in words: `11 月收入 1,280 积分`. */
  said: string;
  /** What stands at the bar. */
  shown: string;
  /** What went out, drawn down from the line. */
  out?: { value: number; shown: string };
}

export interface ScaledBar extends Pick<Bar, 'key' | 'label'> {
  /** Shares, from 0 to 1, of the room that there is above and below the line. */
  up: number;
  down: number;
  /** That room itself, a share of both together, the same for every bar. */
  upRoom: number;
  downRoom: number;
  /** Shares of the largest of all, whichever way it goes: where both lie in the same direction. */
  upLength: number;
  downLength: number;
  upWords: string;
  downWords: string;
}

/** More than these stand too close for a number at each. */
const VALUES_MAX = 6;

const downOf = ({ out }: Bar): number => out?.value ?? 0;
const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** All bars on one scale: the largest up and the largest down fill the room, and nothing is nothing. */
export const scaleBars = (bars: readonly Bar[]): ScaledBar[] => {
  const mostUp = Math.max(0, ...bars.map(({ value }) => value));
  const mostDown = Math.max(0, ...bars.map(downOf));
  const most = Math.max(mostUp, mostDown);
  const downRoom = share(mostDown, mostUp + mostDown);
  return bars.map((bar) => ({
    key: bar.key,
    label: bar.label,
    up: share(bar.value, mostUp),
    down: share(downOf(bar), mostDown),
    upRoom: 1 - downRoom,
    downRoom,
    upLength: share(bar.value, most),
    downLength: share(downOf(bar), most),
    upWords: bar.shown,
    downWords: bar.out?.shown ?? '',
  }));
};

/** Where bars stand close, the largest alone says its number. */
export const showsValue = (bars: readonly ScaledBar[], index: number): boolean => {
  if (bars.length <= VALUES_MAX) return true;
  const sizes = bars.map(({ upLength, downLength }) => Math.max(upLength, downLength));
  return sizes.indexOf(Math.max(...sizes)) === index;
};

/** Where bars stand close, every second one is named, the last always. */
export const showsLabel = (bars: readonly ScaledBar[], index: number): boolean =>
  bars.length <= VALUES_MAX || (bars.length - 1 - index) % 2 === 0;
