import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { drawCode } from './code-picture';
import { refuse, WechatRefusal, type Errcode } from './errcodes';
import type { SentMessage } from './messages';
import { openidOf } from './people';
import { createWorld, type SandboxOptions, type World } from './world';

type Fields = Record<string, unknown>;
const PERSON = /^\S(.{0,62}\S)?$/;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : refuse(47001);

/** The server interface, as developers.weixin.qq.com describes it. */
const serverApi = (app: FastifyInstance, world: World): void => {
  app.get('/sns/jscode2session', async ({ query }, reply) => {
    const { appid, secret, js_code, grant_type } = fieldsOf(query);
    world.enter('jscode2session');
    world.checkApp(text(appid), text(secret));
    if (grant_type !== 'authorization_code') refuse(40002);
    // WeChat labels this answer as text.
    return reply.type('text/plain').send(JSON.stringify(world.exchange(text(js_code) || refuse(41008))));
  });
  app.post('/cgi-bin/stable_token', async ({ body }) => {
    const { appid, secret, grant_type, force_refresh } = fieldsOf(body);
    world.enter('stable_token');
    if (grant_type !== 'client_credential') refuse(40002);
    world.checkApp(text(appid), text(secret));
    return world.issueToken(force_refresh === true);
  });
  app.post('/wxa/getwxacodeunlimit', async ({ query, body }, reply) => {
    world.enter('getwxacodeunlimit');
    world.checkToken(text(fieldsOf(query).access_token));
    return reply.type('image/png').send(await drawCode(fieldsOf(body)));
  });
  app.post('/cgi-bin/message/subscribe/send', async ({ query, body }, reply) => {
    world.enter('subscribe.send');
    world.checkToken(text(fieldsOf(query).access_token));
    world.messages.send(fieldsOf(body));
    if (!world.isAnswerLost()) return { errcode: 0, errmsg: 'ok' };
    reply.hijack();
    reply.raw.destroy();
    return null;
  });
};

/** The part that WeChat's client plays: `wx.login` for whoever one says one is. */
const device = (app: FastifyInstance, world: World): void => {
  app.post('/device/login', async ({ body }, reply) => {
    const { person } = fieldsOf(body);
    if (typeof person !== 'string' || !PERSON.test(person)) {
      return reply.code(400).send({ errMsg: 'login:fail person is 1 to 64 characters' });
    }
    return { code: world.login(person) };
  });
  app.post('/device/subscribe', async ({ body }) => {
    const { person, accepted, rejected } = fieldsOf(body);
    const decide = (ids: unknown, isAccepted: boolean): void =>
      (Array.isArray(ids) ? ids : []).forEach((id) => world.messages.decide(openidOf(String(person)), String(id), isAccepted));
    decide(accepted, true);
    decide(rejected, false);
    return { errMsg: 'requestSubscribeMessage:ok' };
  });
};

export interface WechatSandbox {
  plugin: FastifyPluginAsync;
  failNext: World['failNext'];
  /** The next message is sent, and its answer lost. */
  loseNextAnswer: World['loseNextAnswer'];
  /** The subscribe messages that a person's phone has shown. */
  messagesOf(person: string): SentMessage[];
}

/** WeChat on this machine, on the wire as its documents say. Mount `plugin` anywhere; `failNext` is for tests. */
export const createWechatSandbox = (options: SandboxOptions): WechatSandbox => {
  const world = createWorld(options);
  const answer = (errcode: Errcode, errmsg: string) => ({ errcode, errmsg: `${errmsg}, rid: sandbox` });
  return {
    failNext: world.failNext,
    loseNextAnswer: world.loseNextAnswer,
    messagesOf: (person) => world.messages.sentTo(openidOf(person)),
    plugin: async (app) => {
      app.setErrorHandler((error, _request, reply) => {
        const refusal = error instanceof WechatRefusal ? error : new WechatRefusal(47001);
        return reply.code(200).send(answer(refusal.errcode, refusal.message));
      });
      serverApi(app, world);
      device(app, world);
    },
  };
};
