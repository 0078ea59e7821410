import Taro from '@tarojs/taro';

const DEVICE_MAX = 128;
const WEB_SYSTEM = /(Android [\d.]+|iPhone OS [\d_]+|CPU OS [\d_]+|Mac OS X [\d_]+|Windows NT [\d.]+|Linux)/;

const describeWeb = (): string[] => ['web', '', WEB_SYSTEM.exec(navigator.userAgent)?.[1] ?? ''];

const describePhone = (): string[] => {
  const { platform, model, system } = Taro.getDeviceInfo();
  return [platform, model, system];
};

/**
 * `platform|model|system`: coarse on purpose, and the same in a single page from Moments as in the program, so that the
 * service can infer that both were one visit. Holds nothing that points at one person's phone.
 */
export const coarseDevice = (): string =>
  (process.env.TARO_ENV === 'weapp' ? describePhone() : describeWeb()).join('|').slice(0, DEVICE_MAX);
