import Fastify from 'fastify';
import { listen, stopListening } from '../../server/http/listen';
import { createWechatSandbox, type WechatSandbox } from '../../server/sandbox/wechat/wechat';
import type { MovableClock } from './clock';

export const TEST_APP = { appId: 'wx0123456789abcdef', appSecret: 'a secret only this test knows' };

export interface RunningSandbox extends Pick<WechatSandbox, 'failNext'> {
  url: string;
  /** What `wx.login` gives this person. */
  login(person: string): Promise<string>;
  close(): Promise<void>;
}

/** WeChat on a loopback port of its own. */
export const startSandbox = async (clock: MovableClock): Promise<RunningSandbox> => {
  const { plugin, failNext } = createWechatSandbox({ ...TEST_APP, clock });
  const app = Fastify();
  await app.register(plugin);
  const url = await listen(app, '127.0.0.1', 0);
  return {
    url,
    failNext,
    login: async (person) => {
      const answer = await app.inject({ method: 'POST', url: '/device/login', payload: { person } });
      return answer.json<{ code: string }>().code;
    },
    close: () => stopListening(app),
  };
};
