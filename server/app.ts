import type { EndpointName } from '@micro-branch/contract/endpoints';
import type { FastifyInstance } from 'fastify';
import { applicationRoutes } from './applications/routes';
import { billerRoutes } from './billers/routes';
import { billRoutes } from './bills/routes';
import { branchRoutes } from './branches/routes';
import { cardRoutes } from './cards/routes';
import type { Deps } from './deps';
import { readGivenUp } from './events/runner';
import { exchangeRoutes } from './exchanges/routes';
import { fraudRoutes } from './fraud/routes';
import { readScanLag } from './fraud/scan-position';
import type { Handlers } from './http/handlers';
import { LIMITS } from './http/limits';
import { createService, type ServiceOptions } from './http/service';
import { mallRoutes } from './mall/routes';
import { mandateRoutes } from './mandates/routes';
import { memberRoutes } from './members/routes';
import { findSession } from './members/sessions';
import { messageRoutes } from './messages/routes';
import { hearNotice } from './payments/hear-notice';
import { paymentRoutes } from './payments/routes';
import { pointRoutes } from './points/routes';
import { readFoldLag } from './referrals/fold';
import { referralRoutes } from './referrals/routes';
import { rewardRoutes } from './rewards/routes';

/** Where WeChat Pay tells of money that came or went back. */
export const PAY_NOTICE_PATH = '/notify/wechat-pay';

export type AppOptions = Partial<Pick<ServiceOptions, 'limits' | 'logLevel' | 'logStream' | 'trustProxy' | 'h5Dir'>>;

/** The service over its dependencies, not listening yet; tests start here too. A forgotten endpoint does not compile. */
export const createApp = (deps: Deps, options: AppOptions = {}): Promise<FastifyInstance> => {
  const handlers = {
    ...memberRoutes(deps),
    ...branchRoutes(deps),
    ...cardRoutes(deps),
    ...applicationRoutes(deps),
    ...referralRoutes(deps),
    ...pointRoutes(deps),
    ...mallRoutes(deps),
    ...exchangeRoutes(deps),
    ...rewardRoutes(deps),
    ...fraudRoutes(deps),
    ...billerRoutes(deps),
    ...billRoutes(deps),
    ...paymentRoutes(deps),
    ...mandateRoutes(deps),
    ...messageRoutes(deps),
  } satisfies Handlers<EndpointName>;
  return createService<EndpointName>(handlers, {
    limits: LIMITS,
    logLevel: 'silent',
    trustProxy: false,
    h5Dir: null,
    ...options,
    notices: { [PAY_NOTICE_PATH]: (headers, body) => hearNotice(deps, headers, body) },
    findSession: (token) => findSession(deps, token),
    checkReady: async () => ({
      fold: await readFoldLag(deps.database),
      fraud: await readScanLag(deps.database, deps.clock.now()),
      events: await readGivenUp(deps.database),
    }),
  });
};
