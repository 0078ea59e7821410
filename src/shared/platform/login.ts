import Taro from '@tarojs/taro';
import { readLaunch } from './launch';
import { sendRequest } from './request';
import { readSandbox } from './sandbox-phone';

const LOGIN_TIMEOUT_MS = 10_000;

/** The H5 sandbox asks the played phone, as `wx.login` asks the real one. */
const requestSandboxCode = async (): Promise<string | undefined> => {
  const { person } = readSandbox();
  if (person === undefined) return undefined;
  const { status, body } = await sendRequest({
    method: 'POST',
    url: '/sandbox/device/login',
    body: { person },
    timeoutMs: LOGIN_TIMEOUT_MS,
  });
  return status < 300 ? (body as { code: string }).code : undefined;
};

/** A fresh login code, good once; undefined where nobody can sign in: a single page, or the web outside the sandbox. */
export const requestLoginCode = async (): Promise<string | undefined> => {
  if (readLaunch().isSinglePage) return undefined;
  if (process.env.TARO_ENV === 'h5') return process.env.TARO_APP_SANDBOX === '1' ? requestSandboxCode() : undefined;
  try {
    return (await Taro.login({ timeout: LOGIN_TIMEOUT_MS })).code;
  } catch {
    return undefined;
  }
};
