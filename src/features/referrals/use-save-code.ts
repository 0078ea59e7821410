import { addressOf } from '@/shared/api/send';
import { savePicture } from '@/shared/platform/save-picture';
import { useSaving } from '@/shared/ui/picture-saved/use-saving';

/** Keeps the mini-program code by itself: to be printed, or shown on a screen. */
export const useSaveCode = (code: string | undefined, title: string) =>
  useSaving(async () => {
    if (code === undefined) return undefined;
    return savePicture({ url: addressOf('getCodePicture', { code }), headers: {}, name: `${title}-小程序码.jpg` });
  });
