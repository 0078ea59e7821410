import Taro from '@tarojs/taro';
import { copyText } from './clipboard';
import { handToBrowser } from './hand-to-browser';

interface TextFile {
  name: string;
  text: string;
}

/** How a file can leave the program here: the browser saves it, a chat takes it, or only its text can be copied. */
export type HandOver = 'save' | 'send' | 'copy';

/** Spreadsheets read a file without it in the phone's own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

const withoutMark = (text: string): string => (text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);

export const handOverHere = (): HandOver => {
  if (process.env.TARO_ENV === 'h5') return 'save';
  return Taro.canIUse('shareFileMessage') ? 'send' : 'copy';
};

const saveInBrowser = ({ name, text }: TextFile): void =>
  handToBrowser(new Blob([BYTE_ORDER_MARK, withoutMark(text)], { type: 'text/csv;charset=utf-8' }), name);

const isCancelled = (failure: unknown): boolean => /cancel/i.test((failure as { errMsg?: string }).errMsg ?? '');

const sendToChat = async ({ name, text }: TextFile): Promise<boolean> => {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  Taro.getFileSystemManager().writeFileSync(filePath, `${BYTE_ORDER_MARK}${withoutMark(text)}`, 'utf8');
  try {
    await Taro.shareFileMessage({ filePath, fileName: name });
    return true;
  } catch (failure) {
    if (isCancelled(failure)) return false;
    throw failure;
  }
};

/**
 * Hands a file over and tells how; null when the member called it off or nothing worked. Call it straight from a tap and with
 * the text at hand: WeChat opens the list of chats only then.
 */
export const handOver = async (file: TextFile): Promise<HandOver | null> => {
  const way = handOverHere();
  if (way === 'save') {
    saveInBrowser(file);
    return way;
  }
  try {
    if (way === 'send') return (await sendToChat(file)) ? way : null;
  } catch {
    // A full disk, or a WeChat that knows the name of the call alone: the text can still be copied.
  }
  return (await copyText(withoutMark(file.text))) ? 'copy' : null;
};
