import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import type { PartnerOptions } from '../../server/gateways/partner/call-partner';
import type { WechatPayOptions } from '../../server/gateways/wechat-pay/call-pay';
import { listen, stopListening } from '../../server/http/listen';
import { createBankDebitsSandbox, type BankDebitsSandbox } from '../../server/sandbox/bank-debits/bank-debits';
import { createBillersSandbox, type BillersSandbox } from '../../server/sandbox/billers/billers';
import { createCardPointsSandbox, type CardPointsSandbox } from '../../server/sandbox/card-points/card-points';
import { createTopUpsSandbox, type TopUpsSandbox } from '../../server/sandbox/top-ups/top-ups';
import { createWechatPaySandbox, type WechatPaySandbox } from '../../server/sandbox/wechat-pay/wechat-pay';
import { createWechatSandbox, type WechatSandbox } from '../../server/sandbox/wechat/wechat';
import type { MovableClock } from './clock';
import { PAY_KEYS, PAY_MERCHANT } from './pay-keys';

export const TEST_APP = {
  appId: 'wx0123456789abcdef',
  appSecret: 'a secret only this test knows',
  templates: { 'payment-result': 'sandbox-payment-result', 'bill-due': 'sandbox-bill-due', 'debit-notice': 'sandbox-debit-notice' },
};

/** A partner system on loopback: what a gateway needs to reach it, and what a test may plan and see. */
type Running<Sandbox> = Omit<Sandbox, 'plugin'> & { options: PartnerOptions };

export interface RunningSandbox extends Omit<WechatSandbox, 'plugin'> {
  url: string;
  /** What `wx.login` gives this person. */
  login(person: string): Promise<string>;
  /** What this person answers when a phone asks for subscribe messages: nothing told is agreed to everything. */
  subscribe(person: string, decided: { accepted?: string[]; rejected?: string[] }): Promise<void>;
  cardPoints: Running<CardPointsSandbox>;
  topUps: Running<TopUpsSandbox>;
  billers: Running<BillersSandbox>;
  bankDebits: Running<BankDebitsSandbox>;
  /** Notifications travel to `tellBy`: nothing of a test listens at the address they are sent to. */
  wechatPay: Omit<WechatPaySandbox, 'plugin'> & { options: WechatPayOptions };
  close(): Promise<void>;
}

/** WeChat, WeChat Pay and all partners on a loopback port of their own. */
export const startSandbox = async (clock: MovableClock): Promise<RunningSandbox> => {
  const { plugin, ...wechat } = createWechatSandbox({ ...TEST_APP, clock });
  const [cardPointsKey, topUpsKey, billersKey, bankDebitsKey] = [randomBytes(32), randomBytes(32), randomBytes(32), randomBytes(32)];
  const cardPoints = createCardPointsSandbox({ key: cardPointsKey, clock });
  const topUps = createTopUpsSandbox({ key: topUpsKey, clock });
  const billers = createBillersSandbox({ key: billersKey, clock });
  const bankDebits = createBankDebitsSandbox({ key: bankDebitsKey, clock });
  const merchant = { ...PAY_MERCHANT, appId: TEST_APP.appId, clock };
  const wechatPay = createWechatPaySandbox({ ...merchant, merchantKey: PAY_KEYS.merchant.publicKey, privateKey: PAY_KEYS.wechatPay.privateKey });
  const app = Fastify();
  await app.register(plugin);
  await app.register(cardPoints.plugin, { prefix: '/card-points' });
  await app.register(topUps.plugin, { prefix: '/top-ups' });
  await app.register(billers.plugin, { prefix: '/billers' });
  await app.register(bankDebits.plugin, { prefix: '/bank-debits' });
  await app.register(wechatPay.plugin, { prefix: '/wechat-pay' });
  const url = await listen(app, '127.0.0.1', 0);
  return {
    url,
    ...wechat,
    login: async (person) => {
      const answer = await app.inject({ method: 'POST', url: '/device/login', payload: { person } });
      return answer.json<{ code: string }>().code;
    },
    subscribe: async (person, decided) => void (await app.inject({ method: 'POST', url: '/device/subscribe', payload: { person, ...decided } })),
    cardPoints: { ...cardPoints, options: { baseUrl: () => `${url}/card-points`, key: cardPointsKey, clock, randomBytes } },
    topUps: { ...topUps, options: { baseUrl: () => `${url}/top-ups`, key: topUpsKey, clock, randomBytes } },
    billers: { ...billers, options: { baseUrl: () => `${url}/billers`, key: billersKey, clock, randomBytes } },
    bankDebits: { ...bankDebits, options: { baseUrl: () => `${url}/bank-debits`, key: bankDebitsKey, clock, randomBytes } },
    wechatPay: {
      ...wechatPay,
      options: {
        ...merchant, baseUrl: () => `${url}/wechat-pay`, notifyUrl: () => 'https://branch.example/notify/wechat-pay', privateKey: PAY_KEYS.merchant.privateKey,
        publicKey: PAY_KEYS.wechatPay.publicKey, randomBytes,
      },
    },
    close: async () => {
      // Connections of callers that gave up stay with them for seconds.
      app.server.closeAllConnections();
      await stopListening(app);
    },
  };
};
