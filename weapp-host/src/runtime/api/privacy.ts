import { reported } from '../reported';
import { ApiFailure, type Runtime } from '../runtime';

/**
 * What waits until the person has agreed to the privacy notice: the table of
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html.
 */
const PRIVACY_CALLS = new Set([
  'getUserInfo', 'getUserProfile', 'getLocation', 'startLocationUpdate', 'startLocationUpdateBackground', 'getFuzzyLocation', 'choosePoi',
  'chooseLocation', 'chooseAddress', 'chooseInvoiceTitle', 'chooseInvoice', 'getWeRunData', 'chooseLicensePlate', 'chooseImage', 'chooseMedia',
  'chooseVideo', 'chooseMessageFile', 'startRecord', 'joinVoIPChat', 'createVKSession', 'openBluetoothAdapter', 'createBLEPeripheralServer',
  'saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum', 'addPhoneContact', 'addPhoneRepeatCalendar', 'addPhoneCalendar', 'startAccelerometer',
  'startCompass', 'startDeviceMotionListening', 'startGyroscope', 'setClipboardData', 'getClipboardData', 'requirePrivacyAuthorize',
]);

const ERRNO_NOT_AUTHORIZED = 104;
export const PRIVACY_CONTRACT_NAME = '《小程序用户隐私保护指引》';

/** What the app's handler answers with; showing the notice is told too and decides nothing. */
interface Decision {
  event?: unknown;
  buttonId?: unknown;
}
type Handler = (resolve: (decision: Decision) => void, info: { referrer: string }) => void;

interface Guard {
  handler: Handler | undefined;
  /** Ids of agree buttons that were really tapped. */
  tapped: Set<unknown>;
}

const guards = new WeakMap<Runtime, Guard>();

const agree = (runtime: Runtime): void => {
  runtime.boot.authorization.privacyAgreed = true;
  reported(runtime, runtime.callHost('authorization.set', runtime.boot.authorization), 'authorization.set');
};

const guardOf = (runtime: Runtime): Guard => {
  const known = guards.get(runtime);
  if (known) return known;
  const guard: Guard = { handler: undefined, tapped: new Set() };
  guards.set(runtime, guard);
  return guard;
};

/** From now on a tap on `<button open-type="agreePrivacyAuthorization">`, told by the signal of that name with its id, agrees. */
export const watchPrivacyButtons = (runtime: Runtime): void =>
  runtime.signals.on('PrivacyButtonTapped', (id) => {
    guardOf(runtime).tapped.add(id);
    agree(runtime);
  });

/** A later handler replaces the earlier one, as in WeChat. */
export const setPrivacyHandler = (runtime: Runtime, handler: Handler): void => void (guardOf(runtime).handler = handler);

export const isPrivacyNeeded = ({ manifest, boot }: Runtime): boolean => manifest.app.__usePrivacyCheck__ === true && !boot.authorization.privacyAgreed;

const refuse = (): ApiFailure => new ApiFailure('privacy permission is not authorized', ERRNO_NOT_AUTHORIZED);

const askHandler = (guard: Guard, handler: Handler, referrer: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const decide = ({ event, buttonId }: Decision) => {
      if (event === 'disagree') reject(refuse());
      if (event !== 'agree') return;
      if (guard.tapped.has(buttonId)) resolve();
      // The program cannot agree in place of the person.
      else reject(refuse());
    };
    handler(decide, { referrer });
  });

const askPerson = async (runtime: Runtime): Promise<void> => {
  const isAgreed = await runtime.shell.authorize({ title: '用户隐私保护提示', items: [PRIVACY_CONTRACT_NAME] });
  if (!isAgreed) throw refuse();
  agree(runtime);
};

/**
 * Undefined when nothing stands in the way. Otherwise it asks the handler of `wx.onNeedPrivacyAuthorization`, or in WeChat's own
 * dialog, and fails with errno 104 unless the person agrees. `referrer` names who asks: a call, or an element's ability such as
 * `button.chooseAvatar`.
 */
export const askPrivacy = (runtime: Runtime, referrer: string): Promise<void> | undefined => {
  if (!isPrivacyNeeded(runtime)) return undefined;
  const guard = guardOf(runtime);
  return guard.handler ? askHandler(guard, guard.handler, referrer) : askPerson(runtime);
};

/** The same for a call by its name, where it is one of those that wait. */
export const requirePrivacy = (runtime: Runtime, name: string): Promise<void> | undefined =>
  PRIVACY_CALLS.has(name) ? askPrivacy(runtime, name) : undefined;
