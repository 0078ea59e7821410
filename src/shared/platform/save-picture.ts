import Taro from '@tarojs/taro';

interface Picture {
  url: string;
  headers: Record<string, string>;
  /** As the browser saves it. */
  name: string;
}

/** `forbidden`: the member has not let the program write to the album. */
export type PictureSaved = 'saved' | 'forbidden' | 'failed';

const REVOKE_MS = 60_000;

const saveInBrowser = async ({ url, headers, name }: Picture): Promise<PictureSaved> => {
  const answer = await fetch(url, { headers });
  if (!answer.ok) return 'failed';
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Safari reads the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_MS);
  return 'saved';
};

const saveToAlbum = async ({ url, headers }: Picture): Promise<PictureSaved> => {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header: headers });
  if (statusCode !== 200) return 'failed';
  await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
  return 'saved';
};

const isForbidden = (failure: unknown): boolean => /auth|deny|denied|cancel/i.test((failure as { errMsg?: string }).errMsg ?? '');

/** Puts a picture of the service where the phone keeps pictures, or where the browser keeps files. */
export const savePicture = async (picture: Picture): Promise<PictureSaved> => {
  try {
    return await (process.env.TARO_ENV === 'weapp' ? saveToAlbum(picture) : saveInBrowser(picture));
  } catch (failure) {
    return isForbidden(failure) ? 'forbidden' : 'failed';
  }
};
