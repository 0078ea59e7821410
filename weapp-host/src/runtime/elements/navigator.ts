import { messageOf } from '../../message-of';
import type { BuiltIn, Parts } from './built-in';
import { type ElementDefinition, whenTapped } from './define-element';
import { createHover, hoverProperties } from './hover';

const ROUTES: Record<string, (element: BuiltIn) => Promise<unknown>> = {
  navigate: ({ runtime, text }) => runtime.router.navigateTo(text('url')),
  redirect: ({ runtime, text }) => runtime.router.redirectTo(text('url')),
  switchTab: ({ runtime, text }) => runtime.router.switchTab(text('url')),
  reLaunch: ({ runtime, text }) => runtime.router.reLaunch(text('url')),
  navigateBack: ({ runtime, number }) => runtime.router.navigateBack(number('delta')),
  exit: ({ runtime }) => runtime.callHost('exit', {}),
};

const NAMES: Record<string, string> = { navigate: 'navigateTo', redirect: 'redirectTo', exit: 'exitMiniProgram' };

const follow = async (element: BuiltIn): Promise<void> => {
  const openType = element.text('openType');
  const isOutside = element.text('target') === 'miniProgram' && openType !== 'exit';
  const name = isOutside ? 'navigateToMiniProgram' : (NAMES[openType] ?? openType);
  try {
    const route = ROUTES[openType];
    if (isOutside) throw new Error('the host runs one mini-program');
    if (!route) throw new Error(`open-type="${openType}" is not known`);
    await route(element);
    element.emit('success', { errMsg: `${name}:ok` });
    element.emit('complete', { errMsg: `${name}:ok` });
  } catch (error) {
    const detail = { errMsg: `${name}:fail ${messageOf(error)}` };
    element.runtime.log('warn', [`<navigator> ${detail.errMsg}`]);
    element.emit('fail', detail);
    element.emit('complete', detail);
  }
};

const setUp = (element: BuiltIn): Parts => {
  const hover = createHover(element);
  whenTapped(element, () => void follow(element));
  return hover;
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/navigator.html */
export const NAVIGATOR: ElementDefinition = {
  tag: 'navigator',
  properties: {
    target: 'self', url: '', openType: 'navigate', delta: 1, appId: '', path: '', extraData: null, version: 'release', shortLink: '',
    ...hoverProperties('navigator-hover', 50, 600),
  },
  setUp,
};
