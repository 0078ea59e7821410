import Taro from '@tarojs/taro';
import { storagePrefix } from './sandbox-phone';

const keyOf = (key: string): string => `${storagePrefix}:${key}`;

/** What was written under the key, or undefined when there is nothing or it cannot be read. */
export const readStored = <T>(key: string): T | undefined => {
  try {
    const value: unknown = Taro.getStorageSync(keyOf(key));
    return value === '' || value === undefined || value === null ? undefined : (value as T);
  } catch {
    return undefined;
  }
};

export const removeStored = (key: string): void => {
  try {
    Taro.removeStorageSync(keyOf(key));
  } catch {
    // Storage that cannot be written holds nothing to remove.
  }
};

/**
 * Keeps a value as JSON can hold it, and tells whether it is kept. In full storage it takes the room of the old one; where nothing
 * fits, or storage is switched off, nothing is kept rather than an old value.
 */
export const writeStored = (key: string, value: unknown): boolean => {
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      Taro.setStorageSync(keyOf(key), value);
      return true;
    } catch {
      removeStored(key);
    }
  }
  return false;
};
