import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { listMandates } from './present-mandate';
import { startMandate } from './start-mandate';
import { stopMandate, switchMandate } from './stop-mandate';

export const mandateRoutes = (deps: Deps): Handlers<'startMandate' | 'listMandates' | 'switchMandate' | 'stopMandate'> => ({
  startMandate: ({ memberId, body }) => startMandate(deps, memberId, body),
  listMandates: ({ memberId }) => listMandates(deps.database, memberId),
  switchMandate: ({ memberId, params, body }) => switchMandate(deps, memberId, { id: params.mandateId, isPaused: body.isPaused }),
  stopMandate: ({ memberId, params }) => stopMandate(deps, memberId, params.mandateId),
});
