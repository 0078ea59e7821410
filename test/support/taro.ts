import { useEffect, useRef } from 'react';

/**
 * The corner of Taro that the interface itself asks for, over jsdom: a page here is shown as long as it is mounted. What
 * Taro really does on a phone and on the web is tested there.
 */
type Listener = () => void;

export const useDidShow = (listener: Listener): void => {
  const first = useRef(listener);
  useEffect(() => first.current(), []);
};

export const useDidHide = (listener: Listener): void => {
  const first = useRef(listener);
  useEffect(() => () => first.current(), []);
};

export const useUnload = useDidHide;

export const useShareAppMessage = (): void => undefined;

export const useShareTimeline = (): void => undefined;

const storage = new Map<string, unknown>();

const Taro = {
  getStorageSync: (key: string): unknown => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => void storage.set(key, value),
  removeStorageSync: (key: string): void => void storage.delete(key),
  getCurrentInstance: () => ({ router: { params: {} } }),
  getCurrentPages: (): unknown[] => [],
};

export default Taro;
