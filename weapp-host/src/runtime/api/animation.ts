import { isRecord } from '../../is-record';
import { numberOf, type Options, textOf } from './parameters';

interface Animate {
  type: string;
  args: unknown[];
}

const TRANSFORMS = [
  'matrix', 'matrix3d', 'rotate', 'rotate3d', 'rotateX', 'rotateY', 'rotateZ', 'scale', 'scale3d', 'scaleX', 'scaleY', 'scaleZ', 'skew', 'skewX',
  'skewY', 'translate', 'translate3d', 'translateX', 'translateY', 'translateZ',
] as const;
const LENGTHS = ['width', 'height', 'left', 'right', 'top', 'bottom'] as const;

const lengthText = (value: unknown): string => (typeof value === 'number' ? `${value}px` : String(value));

const optionOf = (options: Options, fallback: { transformOrigin: string; transition: { duration: number; timingFunction: string; delay: number } }) => ({
  transformOrigin: textOf(options, 'transformOrigin', fallback.transformOrigin),
  transition: {
    duration: numberOf(options, 'duration', fallback.transition.duration),
    timingFunction: textOf(options, 'timingFunction', fallback.transition.timingFunction),
    delay: numberOf(options, 'delay', fallback.transition.delay),
  },
});

const DEFAULT_OPTION = { transformOrigin: '50% 50% 0', transition: { duration: 400, timingFunction: 'linear', delay: 0 } };

/** `wx.createAnimation(options)`: what was changed stays in every further step, and `export` empties the list of steps. */
export const createAnimation = (given?: unknown) => {
  const defaults = optionOf(isRecord(given) ? given : {}, DEFAULT_OPTION);
  const kept = new Map<string, Animate>();
  let actions: { animates: Animate[]; option: typeof defaults }[] = [];

  const add = (key: string, animate: Animate) => {
    kept.set(key, animate);
    return animation;
  };
  const style = (name: string, value: unknown) => add(`style.${name}`, { type: 'style', args: [name, value] });
  const transforms = Object.fromEntries(TRANSFORMS.map((type) => [type, (...args: unknown[]) => add(type, { type, args })]));
  const lengths = Object.fromEntries(LENGTHS.map((name) => [name, (value: unknown) => style(name, lengthText(value))]));
  const animation = {
    ...transforms,
    ...lengths,
    opacity: (value: unknown) => style('opacity', value),
    backgroundColor: (value: unknown) => style('background-color', value),
    step: (options?: unknown): unknown => {
      actions.push({ animates: [...kept.values()], option: optionOf(isRecord(options) ? options : {}, defaults) });
      return animation;
    },
    export: () => {
      const exported = { actions };
      actions = [];
      return exported;
    },
  };
  return animation as typeof animation & Record<string, (...args: unknown[]) => unknown>;
};
