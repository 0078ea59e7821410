import type { PictureSaved } from '@/shared/platform/save-picture';

/** What became of a picture that was to be kept. */
export const savedWords: Record<PictureSaved, string> = {
  saved: process.env.TARO_ENV === 'h5' ? '已保存，可在浏览器的下载里找到。' : '已保存到相册。',
  forbidden: '没有保存，微信还不能写入相册。',
  cancelled: '没有保存。',
  failed: '图片没有保存。检查网络后重试。',
};
