import type { CardAction } from '@micro-branch/contract/cards';
import type { ApplicationView, VisitPeriod } from '@micro-branch/contract/applications';
import { sayDay } from '@/shared/ui/day-words';

export const actionWords = { appointment: '预约', application: '申请' } as const satisfies Record<CardAction, string>;

export const periodWords = { morning: '上午', afternoon: '下午' } as const satisfies Record<VisitPeriod, string>;

/** `11月25日 星期三 上午 · 昆明分行`: when and where. */
export const sayVisit = ({ visitOn, visitPeriod, branchName }: ApplicationView): string =>
  `${sayDay(visitOn)} ${periodWords[visitPeriod]} · ${branchName}`;
