import { useState } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';

/** Whether this page is the one in sight: false under another page, and while the program is in the background. */
export const usePageShown = (): boolean => {
  const [isShown, setIsShown] = useState(true);
  useDidShow(() => setIsShown(true));
  useDidHide(() => setIsShown(false));
  return isShown;
};
