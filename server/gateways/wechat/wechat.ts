import type { SubscribeMessages } from '../../messages/subscribe-messages';
import type { WechatLogin } from '../../members/wechat-login';
import type { CodePictures } from '../../referrals/code-pictures';
import { keepAccessToken, TOKEN_REFUSED, type AccessToken } from './access-token';
import { call, callForFields, readFields, type WechatOptions } from './call';
import { connectMessages } from './messages';
import { noAnswer, refusalOf } from './refusals';

const PICTURE_PATH = '/wxa/getwxacodeunlimit';
const OPENID = /^[\w-]{1,64}$/;

const PICTURES = new Set(['image/png', 'image/jpeg']);

const connectLogin = (options: WechatOptions): WechatLogin => ({
  exchangeCode: async (code) => {
    const query = { appid: options.appId, secret: options.appSecret, js_code: code, grant_type: 'authorization_code' };
    const { openid } = await callForFields(options, '/sns/jscode2session', { query });
    if (typeof openid !== 'string' || !OPENID.test(openid)) throw noAnswer('jscode2session', 'no openid');
    return { openid };
  },
});

const connectPictures = (options: WechatOptions, accessToken: AccessToken): CodePictures => {
  const draw = async (body: { page: string; scene: string }, retries: number): ReturnType<CodePictures['draw']> => {
    const query = { access_token: await accessToken.get() };
    const answer = await call(options, PICTURE_PATH, { query, body });
    if (PICTURES.has(answer.mediaType)) return answer.bytes;
    const { errcode } = readFields(PICTURE_PATH, answer);
    if (!TOKEN_REFUSED.includes(errcode)) throw refusalOf('getwxacodeunlimit', Number(errcode));
    accessToken.forget();
    if (retries === 0) throw refusalOf('getwxacodeunlimit', Number(errcode));
    return draw(body, retries - 1);
  };

  return { draw: ({ page, scene }) => draw({ page, scene }, 1) };
};

export interface WechatClientOptions extends WechatOptions {
  /** The ids of the templates of subscribe messages, by what they tell of. */
  templates: SubscribeMessages['templates'];
}

/** WeChat's server interface. Its address is the only difference between WeChat and the sandbox. */
export const connectWechat = (options: WechatClientOptions): { login: WechatLogin; pictures: CodePictures; messages: SubscribeMessages } => {
  const accessToken = keepAccessToken(options);
  return {
    login: connectLogin(options),
    pictures: connectPictures(options, accessToken),
    messages: connectMessages(options, accessToken, options.templates),
  };
};
