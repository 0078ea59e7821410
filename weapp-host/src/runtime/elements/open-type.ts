import { fromBase64 } from '../api/bytes';
import { askPrivacy } from '../api/privacy';
import { ApiFailure } from '../runtime';
import type { BuiltIn } from './built-in';
import { tellOnce } from './unplayed';

type Action = (element: BuiltIn) => void | Promise<void>;

/** One white pixel: the picture somebody chose. */
const AVATAR = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';

/** As long as WeChat's; it stands for no number. */
const newCode = (): string => Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Asks the person, then tells the page `name:ok` with what was given, or `name:fail reason`. */
const asking = (event: string, name: string, title: string, given: (element: BuiltIn) => Record<string, unknown>): Action => async (element) => {
  try {
    await askPrivacy(element.runtime, `button.${name}`);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return element.emit(event, { errMsg: `${name}:fail ${error.message}`, errno: error.errno });
  }
  const isAllowed = await element.runtime.shell.authorize({ title, items: [] });
  if (isAllowed) element.emit(event, { errMsg: `${name}:ok`, ...given(element) });
  else element.emit(event, { errMsg: `${name}:fail user deny` });
};

const phoneNumber = (event: string, name: string): Action =>
  asking(event, name, '申请获取并验证你的手机号', () => ({ code: newCode() }));

const NOBODY = { nickName: '微信用户', avatarUrl: '', gender: 0, country: '', province: '', city: '', language: '' };

const ACTIONS: Record<string, Action> = {
  share: ({ runtime, component }) => runtime.signals.send('ShareButton', component),
  // The page resolves WeChat's question in its handler, so the tap is known before.
  agreePrivacyAuthorization: ({ runtime, component, emit }) => {
    runtime.signals.send('PrivacyButtonTapped', component.id);
    emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  },
  getPhoneNumber: phoneNumber('getphonenumber', 'getPhoneNumber'),
  getRealtimePhoneNumber: phoneNumber('getrealtimephonenumber', 'getRealtimePhoneNumber'),
  // Since 2022 WeChat gives everybody the same grey person here, and asks nobody.
  getUserInfo: ({ emit }) =>
    emit('getuserinfo', { errMsg: 'getUserInfo:ok', userInfo: NOBODY, rawData: JSON.stringify(NOBODY), signature: '', encryptedData: '', iv: '' }),
  chooseAvatar: asking('chooseavatar', 'chooseAvatar', '选择头像', ({ runtime }) => ({ avatarUrl: runtime.keepFile(fromBase64(AVATAR), 'png') })),
  openSetting: ({ runtime, emit }) => emit('opensetting', { errMsg: 'openSetting:ok', authSetting: { ...runtime.boot.authorization.scopes } }),
  // What WeChat says unless an app of the same owner opened the mini-program.
  launchApp: ({ emit }) => emit('error', { errMsg: 'invalid scene' }),
  contact: (element) => {
    tellOnce(element, 'open-type="contact": the host has no customer service, and reports a visit that sent nothing');
    element.emit('contact', { errMsg: 'enterContact:ok', path: '', query: {} });
  },
};

/** What a tap on `<button open-type>` does; several kinds are joined by a bar. */
export const openType = async (element: BuiltIn): Promise<void> => {
  const kinds = element.text('openType').split('|').map((kind) => kind.trim()).filter(Boolean);
  // Agreement first: what follows may need it.
  kinds.sort((a, b) => Number(b === 'agreePrivacyAuthorization') - Number(a === 'agreePrivacyAuthorization'));
  for (const kind of kinds) {
    const action = ACTIONS[kind];
    if (action) await action(element);
    else tellOnce(element, `open-type="${kind}" does nothing: the host does not model it`);
  }
};
