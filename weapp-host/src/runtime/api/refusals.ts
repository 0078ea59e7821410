import { ApiFailure, type Runtime } from '../runtime';
import { asyncCalls } from './call-form';

const NOT_SUPPORTED = 'not supported by weapp-host';

/** Where there is another way, the refusal names it. */
const HINTS: Record<string, string> = {
  getUserProfile: 'WeChat has withdrawn it: use <button open-type="chooseAvatar"> and <input type="nickname">',
  getUserInfo: 'WeChat has withdrawn it: use <button open-type="chooseAvatar"> and <input type="nickname">',
  createCanvasContext: 'use <canvas type="2d">',
};

const GIVES_OBJECT = /^create[A-Z]|^get(\w*Manager|NFCAdapter|XrFrameSystem)$|^connectSocket$|^(cloud|router|worklet)$/;
const ANSWERS_AT_ONCE = /Sync$|^isVKSupport$/;
const IS_NO_FUNCTION = new Set(['cloud', 'router', 'worklet']);

const reasonFor = (name: string): string => (HINTS[name] === undefined ? NOT_SUPPORTED : `${NOT_SUPPORTED}: ${HINTS[name]}`);

const refuseLater = (runtime: Runtime, name: string): ((options?: unknown) => unknown) => {
  const refuse = () => {
    throw new ApiFailure(reasonFor(name.split('.')[0] ?? name));
  };
  return asyncCalls(runtime, { [name]: refuse })[name]!;
};

/** An object whose every method refuses; listening to it is allowed, and nothing is ever heard. It is not a promise. */
const refusingObject = (runtime: Runtime, name: string): object => {
  const method = (key: string) => (/^(on|off)[A-Z]/.test(key) ? () => undefined : refuseLater(runtime, `${name}.${key}`));
  return new Proxy({}, { get: (_target, key) => (typeof key === 'symbol' || key === 'then' || key === 'toJSON' ? undefined : method(key)) });
};

/** What stands under a name that is not supported. */
export const refusalOf = (runtime: Runtime, name: string): unknown => {
  if (IS_NO_FUNCTION.has(name)) return refusingObject(runtime, name);
  if (GIVES_OBJECT.test(name)) return () => refusingObject(runtime, name);
  if (ANSWERS_AT_ONCE.test(name)) {
    return () => {
      throw new Error(`${name}:fail ${reasonFor(name)}`);
    };
  }
  return refuseLater(runtime, name);
};
