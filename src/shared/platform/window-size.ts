import Taro from '@tarojs/taro';

/** Calls back when the window has another size: it was resized, or the phone was turned. Answers how to stop that. */
export const onWindowResize = (listener: () => void): (() => void) => {
  if (process.env.TARO_ENV === 'weapp') {
    Taro.onWindowResize(listener);
    return () => Taro.offWindowResize(listener);
  }
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};
