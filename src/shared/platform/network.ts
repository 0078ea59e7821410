import { useSyncExternalStore } from 'react';
import Taro from '@tarojs/taro';

type Listener = (isOnline: boolean) => void;

let isConnected = true;
const listeners = new Set<Listener>();

const report = (isNowConnected: boolean): void => {
  if (isNowConnected === isConnected) return;
  isConnected = isNowConnected;
  listeners.forEach((listener) => listener(isConnected));
};

if (process.env.TARO_ENV === 'weapp') {
  Taro.getNetworkType()
    .then(({ networkType }) => report(networkType !== 'none'))
    .catch(() => undefined);
  Taro.onNetworkStatusChange((status) => report(status.isConnected));
} else if (process.env.TARO_ENV === 'h5') {
  isConnected = navigator.onLine;
  window.addEventListener('online', () => report(true));
  window.addEventListener('offline', () => report(false));
}

export const isOnline = (): boolean => isConnected;

/** Calls back on every change; answers how to stop that. */
export const onNetworkChange = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether the phone has a network. It may still lead nowhere: only a request tells. */
export const useIsOnline = (): boolean => useSyncExternalStore(onNetworkChange, isOnline, isOnline);
