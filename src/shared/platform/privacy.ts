import { useSyncExternalStore } from 'react';
import Taro from '@tarojs/taro';

/** WeChat believes an agreement only from a tap on the button that carries this id and `agreePrivacyAuthorization`. */
export const AGREE_BUTTON_ID = 'privacy-agree';

export type PrivacyDecision = 'agreed' | 'refused';

type Resolve = (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void;

/** Several calls may wait for one answer. */
let waiting: Resolve[] = [];
const listeners = new Set<() => void>();

const changeWaiting = (next: Resolve[]): void => {
  waiting = next;
  listeners.forEach((listener) => listener());
};

/** WeChat keeps one handler in all: it is registered here, once, when the program starts. */
export const registerPrivacyQuestion = (): void => {
  if (process.env.TARO_ENV !== 'weapp') return;
  Taro.onNeedPrivacyAuthorization((resolve: Resolve) => {
    resolve({ event: 'exposureAuthorization' });
    changeWaiting([...waiting, resolve]);
  });
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const isAsked = (): boolean => waiting.length > 0;

/** Answers everything that waits for the member's decision. Browsing goes on after a refusal. */
export const answerPrivacyQuestion = (decision: PrivacyDecision): void => {
  const answered = waiting;
  changeWaiting([]);
  for (const resolve of answered) {
    resolve(decision === 'agreed' ? { event: 'agree', buttonId: AGREE_BUTTON_ID } : { event: 'disagree' });
  }
};

/** Whether WeChat holds a call back until the member has decided about privacy. */
export const usePrivacyQuestion = (): boolean => useSyncExternalStore(subscribe, isAsked, isAsked);
