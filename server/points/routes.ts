import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { Refusal } from '../refusal';

type Names =
  | 'getPoints'
  | 'getStatement'
  | 'exportStatement'
  | 'getCheckIn'
  | 'checkIn'
  | 'makeUpCheckIn'
  | 'listTasks'
  | 'claimTask'
  | 'explainEarning'
  | 'getPointsReport';

const soon = async (): Promise<never> => {
  throw new Refusal('busy');
};

export const pointRoutes = (_deps: Deps): Handlers<Names> => ({
  getPoints: soon,
  getStatement: soon,
  exportStatement: soon,
  getCheckIn: soon,
  checkIn: soon,
  makeUpCheckIn: soon,
  listTasks: soon,
  claimTask: soon,
  explainEarning: soon,
  getPointsReport: soon,
});
