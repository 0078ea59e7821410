import Taro from '@tarojs/taro';

/** A phone with WeChat reads a code by its camera; the web takes what the code says as text. */
export const canScan = process.env.TARO_ENV === 'weapp';

/** What a QR code says; undefined when the member gave up, or the camera was refused. */
export const scanCode = async (): Promise<string | undefined> => {
  try {
    return (await Taro.scanCode({ scanType: ['qrCode'] })).result;
  } catch {
    return undefined;
  }
};
