import { reported } from '../reported';
import type { Runtime } from '../runtime';
import { asyncCalls } from './call-form';
import { isPrivacyNeeded, PRIVACY_CONTRACT_NAME, setPrivacyHandler } from './privacy';

const CONTRACT = { title: PRIVACY_CONTRACT_NAME, content: '', showCancel: false, confirmText: '确定', cancelText: '取消', editable: false, placeholderText: '' };

export const accountCalls = (runtime: Runtime) => ({
  onNeedPrivacyAuthorization: (handler?: unknown) => {
    if (typeof handler !== 'function') throw new TypeError('onNeedPrivacyAuthorization:fail parameter error: parameter should be Function;');
    setPrivacyHandler(runtime, handler as Parameters<typeof setPrivacyHandler>[1]);
  },
  ...asyncCalls(runtime, {
    login: () => runtime.callHost('login', {}),
    checkSession: () => undefined,
    getPrivacySetting: () => ({ needAuthorization: isPrivacyNeeded(runtime), privacyContractName: PRIVACY_CONTRACT_NAME }),
    // It is one of the calls that wait for the person's answer, and does nothing else.
    requirePrivacyAuthorize: () => undefined,
    openPrivacyContract: () => reported(runtime, runtime.shell.modal(CONTRACT), 'openPrivacyContract'),
  }),
});
