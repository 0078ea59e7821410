import { addressOf } from '@/shared/api/send';
import { readToken } from '@/shared/api/session-token';
import { savePicture } from '@/shared/platform/save-picture';
import { useSaving } from '@/shared/ui/picture-saved/use-saving';

/** The receipt as a picture, kept on the phone. */
export const useSaveReceipt = (paymentId: string, number: string) =>
  useSaving(() =>
    savePicture({
      url: addressOf('getReceiptPicture', { paymentId }),
      headers: { authorization: `Bearer ${readToken() ?? ''}` },
      name: `缴费回单-${number}.png`,
    }),
  );
