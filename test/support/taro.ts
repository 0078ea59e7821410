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

const pulled = new Set<Listener>();

export const usePullDownRefresh = (listener: Listener): void => {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    const hear = () => latest.current();
    pulled.add(hear);
    return () => void pulled.delete(hear);
  }, []);
};

let springs = 0;

/** The member pulls down every page that is mounted. */
export const pullDown = (): void => pulled.forEach((listener) => listener());

/** How often a page has sprung back so far. */
export const timesSprungBack = (): number => springs;

export const useShareAppMessage = (): void => undefined;

export const useShareTimeline = (): void => undefined;

const called: string[] = [];

/** The numbers that the phone was asked to dial so far. */
export const numbersCalled = (): readonly string[] => [...called];

const storage = new Map<string, unknown>();

const Taro = {
  getStorageSync: (key: string): unknown => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => void storage.set(key, value),
  removeStorageSync: (key: string): void => void storage.delete(key),
  makePhoneCall: ({ phoneNumber }: { phoneNumber: string }): Promise<void> => Promise.resolve(void called.push(phoneNumber)),
  getCurrentInstance: () => ({ router: { params: {} } }),
  stopPullDownRefresh: (): Promise<void> => Promise.resolve(void (springs += 1)),
  getCurrentPages: (): unknown[] => [],
};

export default Taro;
