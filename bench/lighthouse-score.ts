/** What a load of a page cost whoever waited for it. */
export interface LoadMetrics {
  /** First Contentful Paint, ms. */
  fcp: number;
  /** Speed Index, ms. */
  si: number;
  /** Largest Contentful Paint, ms. */
  lcp: number;
  /** Total Blocking Time, ms. */
  tbt: number;
  /** Cumulative Layout Shift. */
  cls: number;
}

interface Curve {
  /** The value that scores 0.9: the fastest tenth of the web's pages are as fast. */
  p10: number;
  /** The value that scores 0.5. */
  median: number;
  weight: number;
}

/**
 * Lighthouse 12 on a phone. The curves stand in its `core/audits/metrics/{first-contentful-paint, speed-index,
 * largest-contentful-paint, total-blocking-time, cumulative-layout-shift}.js` (`defaultOptions`, the mobile ones), the weights in
 * `core/config/default-config.js` (category `performance`).
 */
const CURVES = {
  fcp: { p10: 1_800, median: 3_000, weight: 0.1 },
  si: { p10: 3_387, median: 5_800, weight: 0.1 },
  lcp: { p10: 2_500, median: 4_000, weight: 0.25 },
  tbt: { p10: 200, median: 600, weight: 0.3 },
  cls: { p10: 0.1, median: 0.25, weight: 0.25 },
} satisfies Record<keyof LoadMetrics, Curve>;

/** erf⁻¹(0.8): where the complementary error function says 0.2. */
const INVERSE_ERFC_ONE_FIFTH = 0.9061938024368232;

/** The error function to 1.5e-7: formula 7.1.26 of Abramowitz and Stegun, as Lighthouse has it. */
const erf = (x: number): number => {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));
};

/** One metric between 0 and 1, on a log-normal curve through its two control points: `getLogNormalScore` of Lighthouse's `shared/statistics.js`. */
export const scoreOf = (value: number, { p10, median }: Pick<Curve, 'p10' | 'median'>): number => {
  if (value <= 0) return 1;
  const standardized = (Math.log(value / median) * INVERSE_ERFC_ONE_FIFTH) / -Math.log(p10 / median);
  const rank = (1 - erf(standardized)) / 2;
  // The approximation may not carry a value across a control point.
  if (value <= p10) return Math.min(1, Math.max(0.9, rank));
  if (value <= median) return Math.min(0.8999999, Math.max(0.5, rank));
  return Math.min(0.4999999, Math.max(0, rank));
};

/** The performance of one load, 0 to 100: the weighted mean of its five metrics. */
export const performanceOf = (metrics: LoadMetrics): number =>
  Math.round(
    100 * Object.entries(CURVES).reduce((sum, [name, curve]) => sum + curve.weight * scoreOf(metrics[name as keyof LoadMetrics], curve), 0),
  );
