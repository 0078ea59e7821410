import type { SendOutcome, Subscribed, SubscribeMessages } from '../../messages/subscribe-messages';
import { fieldsOf } from '../call';
import { TOKEN_REFUSED, type AccessToken } from './access-token';
import { call, type WechatOptions } from './call';

const PATH = '/cgi-bin/message/subscribe/send';
const NOT_GRANTED = 43101;
/** A person, template, page or value that WeChat will not have, however often it is asked. */
const REFUSED: readonly unknown[] = [40003, 40037, 41030, 43107, 47003];

/** A number of its own says that WeChat has sent nothing. */
const read = (errcode: unknown): SendOutcome => {
  if (errcode === 0) return { state: 'sent' };
  if (errcode === NOT_GRANTED) return { state: 'refused', why: 'not-granted' };
  if (typeof errcode !== 'number') return { state: 'unknown', why: 'an answer without a number' };
  return { state: REFUSED.includes(errcode) ? 'refused' : 'later', why: `errcode ${errcode}` };
};

export const connectMessages = (options: WechatOptions, accessToken: AccessToken, templates: SubscribeMessages['templates']): SubscribeMessages => {
  const send = async (message: Subscribed, retries: number): Promise<SendOutcome> => {
    const { kind, openid, page, values } = message;
    const token = await accessToken.get().catch(() => undefined);
    if (token === undefined) return { state: 'later', why: 'no access token' };
    const data = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
    const body = { touser: openid, template_id: templates[kind], page, data, miniprogram_state: 'formal', lang: 'zh_CN' };
    const answer = await call(options, PATH, { query: { access_token: token }, body }).catch((error: Error) => error);
    if (answer instanceof Error) return { state: 'unknown', why: answer.message };
    const { errcode } = fieldsOf(answer.bytes) ?? {};
    if (!TOKEN_REFUSED.includes(errcode)) return read(errcode);
    accessToken.forget();
    return retries === 0 ? { state: 'later', why: `errcode ${String(errcode)}` } : send(message, retries - 1);
  };
  return { templates, send: (message) => send(message, 1) };
};
