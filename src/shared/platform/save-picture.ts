import Taro from '@tarojs/taro';
import type { Sheet } from './canvas';
import { handToBrowser } from './hand-to-browser';

interface Picture {
  url: string;
  headers: Record<string, string>;
  /** As the browser saves it. */
  name: string;
}

/** `forbidden`: the member has not let the program write to the album, and only the settings change that. `cancelled`: they called it off. */
export type PictureSaved = 'saved' | 'forbidden' | 'cancelled' | 'failed';

const TIMEOUT_MS = 30_000;
/** At 0.92 a poster is some 150 KB, and its code is read as well as from a PNG. */
const QUALITY = 0.92;

const saveInBrowser = async ({ url, headers, name }: Picture): Promise<PictureSaved> => {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), TIMEOUT_MS);
  const answer = await fetch(url, { headers, signal: limit.signal });
  if (!answer.ok) return 'failed';
  handToBrowser(await answer.blob(), name);
  return 'saved';
};

const saveToAlbum = async ({ url, headers }: Picture): Promise<PictureSaved> => {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header: headers });
  if (statusCode !== 200) return 'failed';
  await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
  return 'saved';
};

const fileOf = async ({ node }: Sheet): Promise<string> => {
  const { width: destWidth, height: destHeight } = node;
  const canvas = node as unknown as Taro.Canvas;
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, canvasId: '', destWidth, destHeight, fileType: 'jpg', quality: QUALITY });
  return tempFilePath;
};

const saveSheetInBrowser = async ({ node }: Sheet, name: string): Promise<PictureSaved> => {
  const file = await new Promise<Blob | null>((resolve) => node.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!file) return 'failed';
  handToBrowser(file, name);
  return 'saved';
};

const saveSheetToAlbum = async (sheet: Sheet): Promise<PictureSaved> => {
  await Taro.saveImageToPhotosAlbum({ filePath: await fileOf(sheet) });
  return 'saved';
};

/** WeChat says why in words alone. Whoever says no to the privacy notice is asked again the next time, so that is no refusal for good. */
export const outcomeOf = (failure: unknown): PictureSaved => {
  const { errMsg = '' } = (failure ?? {}) as { errMsg?: string };
  if (/cancel|privacy/i.test(errMsg)) return 'cancelled';
  // "auth deny", "authorize no response", but not a certificate's "authority".
  return /auth(?!ority)|deny|denied/i.test(errMsg) ? 'forbidden' : 'failed';
};

const settle = async (saving: Promise<PictureSaved>): Promise<PictureSaved> => {
  try {
    return await saving;
  } catch (failure) {
    return outcomeOf(failure);
  }
};

/** Puts a picture of the service where the phone keeps pictures, or where the browser keeps files. */
export const savePicture = (picture: Picture): Promise<PictureSaved> =>
  settle(process.env.TARO_ENV === 'weapp' ? saveToAlbum(picture) : saveInBrowser(picture));

/** The same for a picture that the page has drawn, as a JPEG. */
export const saveSheet = (sheet: Sheet, name: string): Promise<PictureSaved> =>
  settle(process.env.TARO_ENV === 'weapp' ? saveSheetToAlbum(sheet) : saveSheetInBrowser(sheet, name));

/** Whether WeChat can hand a picture on to a chat by itself. */
export const canSendSheet = (): boolean => process.env.TARO_ENV === 'weapp' && Taro.canIUse('showShareImageMenu');

/** Opens WeChat's menu over a picture that the page has drawn. Nobody tells whether it was sent. */
export const sendSheet = async (sheet: Sheet): Promise<void> => {
  const path = await fileOf(sheet);
  await Taro.showShareImageMenu({ path }).catch((failure: unknown) => {
    if (outcomeOf(failure) !== 'cancelled') throw failure;
  });
};

/** Where the album can be allowed again. Call it straight from a tap. */
export const openAlbumSettings = (): void => void Taro.openSetting().catch(() => undefined);
