import Taro from '@tarojs/taro';

const NOTICE_MS = 2500;

/** A short notice that goes away by itself: never the only place where something important is said. */
export const showNotice = (text: string): void =>
  void Taro.showToast({ title: text, icon: 'none', duration: NOTICE_MS }).catch(() => undefined);
