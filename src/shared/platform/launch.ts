import Taro from '@tarojs/taro';
import { sandboxScene, SINGLE_PAGE_SCENE } from './sandbox-phone';

export interface Launch {
  /** WeChat's number for the way in: a hint only, because some phones keep the old one. */
  scene: number | undefined;
  /** Moments shows this one page: no sign-in, no navigation, no buttons that need them. */
  isSinglePage: boolean;
}

/** How the program was entered last. Asked anew each time, because it can be entered again while it runs. */
export const readLaunch = (): Launch => {
  if (process.env.TARO_ENV !== 'weapp') return { scene: sandboxScene, isSinglePage: sandboxScene === SINGLE_PAGE_SCENE };
  const { scene, apiCategory } = Taro.getEnterOptionsSync();
  return { scene, isSinglePage: apiCategory === 'browseOnly' || scene === SINGLE_PAGE_SCENE };
};
