import Taro from '@tarojs/taro';

let isShown = true;
if (process.env.TARO_ENV === 'weapp') {
  Taro.onAppShow(() => void (isShown = true));
  Taro.onAppHide(() => void (isShown = false));
}

export const isVisible = (): boolean =>
  process.env.TARO_ENV === 'weapp' ? isShown : document.visibilityState !== 'hidden';

/** Calls back whenever the program comes to the front; answers how to stop that. */
export const onVisible = (listener: () => void): (() => void) => {
  if (process.env.TARO_ENV === 'weapp') {
    const handleShow = () => listener();
    Taro.onAppShow(handleShow);
    return () => Taro.offAppShow(handleShow);
  }
  const handleChange = () => {
    if (isVisible()) listener();
  };
  document.addEventListener('visibilitychange', handleChange);
  return () => document.removeEventListener('visibilitychange', handleChange);
};
