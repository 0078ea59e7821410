import { useEffect, type PropsWithChildren } from 'react';
import { SWRConfig, useSWRConfig, type SWRConfiguration } from 'swr';
import { isOnline, onNetworkChange } from '@/shared/platform/network';
import { isVisible, onVisible } from '@/shared/platform/visibility';
import { isTransient } from './api-error';
import { forgetAnswers, listSavedAnswers } from './saved-answers';
import { onSessionChange } from './sign-in';

const RETRIES_MAX = 3;

/** A mini-program has no window that tells of focus and network, so the platform does. */
const CONFIG: SWRConfiguration & { provider: () => Map<string, { data: unknown }> } = {
  provider: () => new Map(listSavedAnswers().map(([key, data]) => [key, { data }])),
  isOnline,
  isVisible,
  initFocus: onVisible,
  initReconnect: (reconnect) => onNetworkChange((isNowOnline) => void (isNowOnline && reconnect())),
  shouldRetryOnError: isTransient,
  errorRetryCount: RETRIES_MAX,
};

/** Forgets what was answered, here and on the phone, and asks anew for what is shown: for an answer that cannot be shown. */
export const useFreshAnswers = (): (() => void) => {
  const { mutate } = useSWRConfig();
  return () => {
    forgetAnswers();
    void mutate(() => true, undefined);
  };
};

/** Whoever signs in sees their own answers, and whoever signs out leaves none behind. */
const FollowSession = () => {
  const { mutate, unload } = useSWRConfig();
  useEffect(
    () =>
      onSessionChange((member) => {
        if (member) return void mutate(() => true);
        forgetAnswers();
        unload();
      }),
    [mutate, unload],
  );
  return null;
};

/** Holds what the service answered, for all pages; it starts with what was saved on this phone. */
export const AnswerCache = ({ children }: PropsWithChildren) => (
  <SWRConfig value={CONFIG}>
    <FollowSession />
    {children}
  </SWRConfig>
);
