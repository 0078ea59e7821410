import Taro from '@tarojs/taro';

/** Puts the text on the clipboard and tells whether that worked. WeChat shows its own 已复制. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
};
