import Taro from '@tarojs/taro';

/** Only a mini-program may ask whether messages may be sent; a browser has no such question. */
export const canAskForMessages = (): boolean => process.env.TARO_ENV === 'weapp' && Taro.canIUse('requestSubscribeMessage');

/**
 * WeChat's question whether one message of each template may be sent; gives those that were agreed to, and none when it was not
 * asked. Call it straight from a tap, or as the cashier is left: WeChat asks only then.
 */
export const askForMessages = async (templateIds: readonly string[]): Promise<string[]> => {
  if (process.env.TARO_ENV !== 'weapp') return [];
  try {
    // Typed with `entityIds`, which Alipay wants, and WeChat does not know.
    const answers = (await Taro.requestSubscribeMessage({ tmplIds: [...templateIds] } as Taro.requestSubscribeMessage.Option)) as unknown as Record<string, unknown>;
    return templateIds.filter((id) => answers[id] === 'accept');
  } catch {
    return [];
  }
};
