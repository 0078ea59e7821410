import type { SignalView } from '@micro-branch/contract/fraud';
import { presentMasked } from '../masking';
import { explain } from './explain';
import type { ReviewedSignal } from './signals';

export const presentSignal = ({ signal, review, sharer, opener }: ReviewedSignal): SignalView => {
  const { sharerId, openerId, windowStart, raisedAt, ...told } = signal;
  return {
    ...told,
    sharer: { memberId: sharerId, maskedName: presentMasked(sharer) },
    opener: openerId === null ? null : { memberId: openerId, maskedName: presentMasked(opener) },
    windowStart: windowStart.toISOString(),
    raisedAt: raisedAt.toISOString(),
    explanation: explain(signal.kind, signal.figures),
    review: review && { ...review, decidedAt: review.decidedAt.toISOString() },
  };
};
