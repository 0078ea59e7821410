import { View } from '@tarojs/components';
import { createContext, useContext, type PropsWithChildren } from 'react';
import type { Answered } from '@/shared/api/answer';
import { sayInstant } from '../day-words';
import { Notice } from '../notice/notice';
import './screen.scss';

type Told = Pick<Answered<unknown>, 'error' | 'isStale' | 'savedAt'>;

/** Whether a page has said already how old it is: older parts of a list and what stands in a sheet do not say it again. */
const IsSaid = createContext(false);

const Ribbon = ({ error, savedAt }: Omit<Told, 'isStale'>) => {
  const since = savedAt === undefined ? '较早前' : ` ${sayInstant(savedAt)} `;
  const isOffline = error === undefined || error.code === 'offline' || error.code === 'timeout';
  const cause = isOffline ? '网络没有连上' : '内容没能更新';
  return (
    <View className="mb-screen__notice">
      <Notice kind="warn" icon={isOffline ? 'offline' : 'info'}>{`${cause}，下面是${since}保存的内容。`}</Notice>
    </View>
  );
};

/** Content that may have been kept from an earlier time: then it says so, and why. Writing is left to the pages to switch off. */
export const Kept = ({ answer: { error, isStale, savedAt }, children }: PropsWithChildren<{ answer: Told }>) => {
  const isSaid = useContext(IsSaid);
  return (
    <IsSaid.Provider value={isSaid || isStale}>
      {isStale && !isSaid && <Ribbon error={error} savedAt={savedAt} />}
      {children}
    </IsSaid.Provider>
  );
};
