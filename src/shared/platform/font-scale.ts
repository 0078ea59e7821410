import Taro from '@tarojs/taro';

/** Taro's types do not know it yet; WeChat has had it since base library 2.23.4. */
interface FontScale {
  fontSizeScaleFactor?: number;
}

/**
 * How many times larger than standard this person has set the letters of WeChat. A browser enlarges a page by itself and
 * tells nobody: there it is 1.
 */
export const readFontScale = (): number =>
  process.env.TARO_ENV === 'weapp' ? ((Taro.getAppBaseInfo() as FontScale).fontSizeScaleFactor ?? 1) : 1;
