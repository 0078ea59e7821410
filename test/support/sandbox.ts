import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import type { PartnerOptions } from '../../server/gateways/partner/call-partner';
import { listen, stopListening } from '../../server/http/listen';
import { createBankDebitsSandbox, type BankDebitsSandbox } from '../../server/sandbox/bank-debits/bank-debits';
import { createBillersSandbox, type BillersSandbox } from '../../server/sandbox/billers/billers';
import { createCardPointsSandbox, type CardPointsSandbox } from '../../server/sandbox/card-points/card-points';
import { createTopUpsSandbox, type TopUpsSandbox } from '../../server/sandbox/top-ups/top-ups';
import { createWechatSandbox, type WechatSandbox } from '../../server/sandbox/wechat/wechat';
import type { MovableClock } from './clock';

export const TEST_APP = { appId: 'wx0123456789abcdef', appSecret: 'a secret only this test knows' };

/** A partner system on loopback: what a gateway needs to reach it, and what a test may plan and see. */
type Running<Sandbox> = Omit<Sandbox, 'plugin'> & { options: PartnerOptions };

export interface RunningSandbox extends Pick<WechatSandbox, 'failNext'> {
  url: string;
  /** What `wx.login` gives this person. */
  login(person: string): Promise<string>;
  cardPoints: Running<CardPointsSandbox>;
  topUps: Running<TopUpsSandbox>;
  billers: Running<BillersSandbox>;
  bankDebits: Running<BankDebitsSandbox>;
  close(): Promise<void>;
}

/** WeChat, the card-points system and the top-up provider on a loopback port of their own. */
export const startSandbox = async (clock: MovableClock): Promise<RunningSandbox> => {
  const { plugin, failNext } = createWechatSandbox({ ...TEST_APP, clock });
  const [cardPointsKey, topUpsKey, billersKey, bankDebitsKey] = [randomBytes(32), randomBytes(32), randomBytes(32), randomBytes(32)];
  const cardPoints = createCardPointsSandbox({ key: cardPointsKey, clock });
  const topUps = createTopUpsSandbox({ key: topUpsKey, clock });
  const billers = createBillersSandbox({ key: billersKey, clock });
  const bankDebits = createBankDebitsSandbox({ key: bankDebitsKey, clock });
  const app = Fastify();
  await app.register(plugin);
  await app.register(cardPoints.plugin, { prefix: '/card-points' });
  await app.register(topUps.plugin, { prefix: '/top-ups' });
  await app.register(billers.plugin, { prefix: '/billers' });
  await app.register(bankDebits.plugin, { prefix: '/bank-debits' });
  const url = await listen(app, '127.0.0.1', 0);
  return {
    url,
    failNext,
    login: async (person) => {
      const answer = await app.inject({ method: 'POST', url: '/device/login', payload: { person } });
      return answer.json<{ code: string }>().code;
    },
    cardPoints: { ...cardPoints, options: { baseUrl: () => `${url}/card-points`, key: cardPointsKey, clock, randomBytes } },
    topUps: { ...topUps, options: { baseUrl: () => `${url}/top-ups`, key: topUpsKey, clock, randomBytes } },
    billers: { ...billers, options: { baseUrl: () => `${url}/billers`, key: billersKey, clock, randomBytes } },
    bankDebits: { ...bankDebits, options: { baseUrl: () => `${url}/bank-debits`, key: bankDebitsKey, clock, randomBytes } },
    close: () => stopListening(app),
  };
};
