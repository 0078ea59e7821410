import { type BuiltIn, textOf } from './built-in';

interface Step {
  animates: { type: string; args: unknown[] }[];
  option?: { transformOrigin?: string; transition?: { duration?: number; timingFunction?: string; delay?: number } };
}

const LENGTHS = ['translate', 'translate3d', 'translateX', 'translateY', 'translateZ'];
const ANGLES = ['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skew', 'skewX', 'skewY'];
const SEGMENT = 2;

const argument = (type: string, value: unknown, index: number): string => {
  const text = textOf(value);
  if (typeof value !== 'number') return text;
  if (LENGTHS.includes(type)) return `${text}px`;
  if (ANGLES.includes(type) || (type === 'rotate3d' && index === 3)) return `${text}deg`;
  return text;
};

const transformOf = ({ animates }: Step): string =>
  animates
    .filter(({ type }) => type !== 'style')
    .map(({ type, args }) => `${type}(${args.map((value, index) => argument(type, value, index)).join(', ')})`)
    .join(' ');

const stepsOf = (value: unknown): Step[] => (value as { actions?: Step[] } | null)?.actions ?? [];

/** Plays what `wx.createAnimation().export()` made: one step after the other, each a CSS transition. */
export const createAnimation = ({ host, component, value }: BuiltIn) => {
  let timer = 0;
  const view = host.ownerDocument.defaultView ?? window;
  const styles = new Map<string, string>();
  const stop = () => view.clearTimeout(timer);
  const play = ([step, ...rest]: Step[]) => {
    if (!step) return;
    const { duration = 400, timingFunction = 'linear', delay = 0 } = step.option?.transition ?? {};
    for (const { type, args } of step.animates) if (type === 'style') styles.set(textOf(args[0]), textOf(args[1]));
    const transform = transformOf(step);
    if (transform) styles.set('transform', transform);
    const entries = [
      `transition: all ${duration}ms ${timingFunction} ${delay}ms`,
      `transform-origin: ${step.option?.transformOrigin ?? '50% 50% 0'}`,
      ...Array.from(styles, ([name, text]) => `${name}: ${text}`),
    ];
    component.setNodeStyle(entries.join('; '), SEGMENT);
    timer = view.setTimeout(() => play(rest), duration + delay);
  };
  const start = () => {
    stop();
    const steps = stepsOf(value('animation'));
    if (steps.length === 0) return;
    // Reading the layout makes the first step move from where the element is.
    host.getBoundingClientRect();
    play(steps);
  };
  return { start, stop };
};
