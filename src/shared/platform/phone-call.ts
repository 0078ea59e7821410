import Taro from '@tarojs/taro';

/** Hands the number to the phone, which asks before it dials. Giving up there is no failure. */
export const callPhone = (phoneNumber: string): void => void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
