import { BUILT_IN_TAGS } from '../../compile/built-in-tags';
import { STATUS_OF } from './families';

const OPEN_TYPES = new Set(['share', 'getPhoneNumber', 'getRealtimePhoneNumber', 'chooseAvatar', 'agreePrivacyAuthorization', 'openSetting', 'getUserInfo']);

/**
 * `wx.canIUse('request.object.method')`, `'button.open-type.share'`: by the call's or element's own name, since what is supported
 * takes all of WeChat's parameters. Objects that a call gives are answered for by the call.
 */
export const canIUse = (schema: unknown): boolean => {
  if (typeof schema !== 'string') return false;
  const [name = '', part, value] = schema.split('.');
  if (name === 'button' && part === 'open-type' && value !== undefined) return OPEN_TYPES.has(value);
  const status = STATUS_OF.get(name);
  return status === undefined ? BUILT_IN_TAGS.has(name) : status !== 'refuses';
};
