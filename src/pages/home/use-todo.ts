import { useState } from 'react';
import { useSession } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { readToken } from '@/shared/api/session-token';

/** Whoever has a session kept is a member before the service says which: what is theirs need not come later and move the rest. */
const useIsMember = (): boolean => {
  const { status } = useSession();
  const [isKept] = useState(() => readToken() !== undefined);
  return status === 'signed-in' || (status === 'starting' && isKept);
};

/** What waits for the member: bills that are due, and points. */
export const useTodo = () => {
  const isMember = useIsMember();
  const dues = useAnswer('listDues', isMember ? {} : null);
  const points = useAnswer('getPoints', isMember ? {} : null);
  useOnReturn(() => {
    dues.retry();
    points.retry();
  });
  return { isMember, dues, points, isLoading: dues.isLoading || points.isLoading };
};
