import type { CardAction } from '@micro-branch/contract/cards';
import type { VisitPeriod } from '@micro-branch/contract/applications';

export const actionWords = { appointment: '预约', application: '申请' } as const satisfies Record<CardAction, string>;

export const periodWords = { morning: '上午', afternoon: '下午' } as const satisfies Record<VisitPeriod, string>;
