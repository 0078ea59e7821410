import { useState } from 'react';
import { addressOf } from '@/shared/api/send';
import { readToken } from '@/shared/api/session-token';
import { savePicture, type PictureSaved } from '@/shared/platform/save-picture';

const WORDS: Record<PictureSaved, string> = {
  saved: process.env.TARO_ENV === 'h5' ? '已保存，可在浏览器的下载里找到。' : '已保存到相册。',
  forbidden: '没有保存。在微信设置里允许保存到相册后再试。',
  cancelled: '没有保存。',
  failed: '图片没有保存。检查网络后重试。',
};

/** The receipt as a picture, kept on the phone. */
export const useSaveReceipt = (paymentId: string, number: string) => {
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState<{ words: string; isSaved: boolean } | null>(null);
  const save = async (): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    const saved = await savePicture({
      url: addressOf('getReceiptPicture', { paymentId }),
      headers: { authorization: `Bearer ${readToken() ?? ''}` },
      name: `缴费回单-${number}.png`,
    });
    setSaid({ words: WORDS[saved], isSaved: saved === 'saved' });
    setIsBusy(false);
  };
  return { isBusy, said, save: () => void save() };
};
