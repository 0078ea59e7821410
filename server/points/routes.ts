import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { checkIn } from './check-in';
import { claimTask } from './claim-task';
import { explainEarning } from './explain-earning';
import { exportStatement } from './export-statement';
import { getCheckIn } from './get-check-in';
import { getPointsMonths } from './get-months';
import { getPoints } from './get-points';
import { getReport } from './get-report';
import { getStatement } from './get-statement';
import { listTasks } from './list-tasks';
import { makeUpCheckIn } from './make-up-check-in';

type Names =
  | 'getPoints'
  | 'getStatement'
  | 'exportStatement'
  | 'getPointsMonths'
  | 'getCheckIn'
  | 'checkIn'
  | 'makeUpCheckIn'
  | 'listTasks'
  | 'claimTask'
  | 'explainEarning'
  | 'getPointsReport';

export const pointRoutes = (deps: Deps): Handlers<Names> => ({
  getPoints: ({ memberId }) => getPoints(deps, memberId),
  getStatement: ({ memberId, query }) => getStatement(deps, memberId, query),
  exportStatement: ({ memberId, query }) => exportStatement(deps, memberId, query),
  getPointsMonths: ({ memberId }) => getPointsMonths(deps, memberId),
  getCheckIn: ({ memberId }) => getCheckIn(deps, memberId),
  checkIn: ({ memberId, body }) => checkIn(deps, memberId, body.key),
  makeUpCheckIn: ({ memberId, body }) => makeUpCheckIn(deps, memberId, body),
  listTasks: ({ memberId }) => listTasks(deps, memberId),
  claimTask: ({ memberId, params }) => claimTask(deps, memberId, params.taskKey),
  explainEarning: ({ memberId, body }) => explainEarning(deps, memberId, body.paidFen),
  getPointsReport: ({ memberId }) => getReport(deps, memberId),
});
