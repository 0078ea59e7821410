import { addBox, type BuiltIn, type Parts } from './built-in';
import type { ElementDefinition } from './define-element';

const setUp = (element: BuiltIn): Parts => {
  const { host } = element;
  const view = host.ownerDocument.defaultView ?? window;
  const track = addBox(host, 'wx-progress-bar');
  const bar = addBox(track, 'wx-progress-inner-bar');
  const info = addBox(host, 'wx-progress-info');
  let timer = 0;
  let shown = 0;
  const show = (percent: number) => {
    shown = percent;
    bar.style.width = `${percent}%`;
    info.textContent = `${Math.round(percent)}%`;
  };
  const move = () => {
    view.clearTimeout(timer);
    const goal = Math.min(100, Math.max(0, element.number('percent')));
    if (!element.flag('active')) return show(goal);
    if (element.text('activeMode') !== 'forwards' || shown > goal) show(0);
    const step = () => {
      show(Math.min(goal, shown + 1));
      if (shown < goal) timer = view.setTimeout(step, element.number('duration'));
      else element.emit('activeend', { curPercent: goal });
    };
    step();
  };
  const paint = () => {
    track.style.height = `${element.number('strokeWidth')}px`;
    track.style.backgroundColor = element.text('backgroundColor');
    track.style.borderRadius = bar.style.borderRadius = `${element.number('borderRadius')}px`;
    bar.style.backgroundColor = element.text('activeColor') || element.text('color');
    info.hidden = !element.flag('showInfo');
    info.style.fontSize = `${element.number('fontSize')}px`;
  };
  paint();
  const look = ['strokeWidth', 'backgroundColor', 'borderRadius', 'activeColor', 'color', 'showInfo', 'fontSize'];
  return {
    changed: { percent: move, active: move, ...Object.fromEntries(look.map((name) => [name, paint])) },
    attached: move,
    detached: () => view.clearTimeout(timer),
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/progress.html; `duration` is milliseconds for each percent. */
export const PROGRESS: ElementDefinition = {
  tag: 'progress',
  properties: {
    percent: 0, showInfo: false, borderRadius: 0, fontSize: 16, strokeWidth: 6, color: '#09bb07', activeColor: '', backgroundColor: '#ebebeb',
    active: false, activeMode: 'backwards', duration: 30,
  },
  setUp,
};
