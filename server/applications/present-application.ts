import type { ApplicationView } from '@micro-branch/contract/applications';
import type { Deps } from '../deps';
import { maskName, maskPhone } from '../masking';
import { unseal } from '../sealing';
import { shanghaiDay } from '../shanghai';
import { canCancel } from './rules';
import type { ApplicationRow } from './store';

export interface Contact {
  name: string;
  phone: string;
}

export const contactOf = (deps: Pick<Deps, 'dataKey'>, row: ApplicationRow): Contact =>
  unseal<Contact>(deps, row.contactSealed, `application:${row.id}`);

export const presentApplication = (deps: Pick<Deps, 'clock' | 'dataKey'>, row: ApplicationRow): ApplicationView => {
  const { name, phone } = contactOf(deps, row);
  return {
    id: row.id,
    action: row.action,
    cardId: row.cardId,
    cardTitle: row.cardTitle,
    branchName: row.branchName,
    maskedName: maskName(name),
    maskedPhone: maskPhone(phone),
    visitOn: row.visitOn,
    visitPeriod: row.visitPeriod,
    appliedAt: row.appliedAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    canCancel: canCancel(row, shanghaiDay(deps.clock.now())),
  };
};
