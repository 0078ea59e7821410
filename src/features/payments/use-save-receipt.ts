import { call } from '@/shared/api/call';
import { addressOf } from '@/shared/api/send';
import { readToken } from '@/shared/api/session-token';
import { savePicture } from '@/shared/platform/save-picture';
import { useSaving } from '@/shared/ui/picture-saved/use-saving';

/** The receipt as a picture, kept on the phone. */
export const useSaveReceipt = (paymentId: string, number: string) =>
  useSaving(async () => {
    // Renews a session that is over: the picture itself is loaded by the phone.
    await call('getReceipt', { params: { paymentId } });
    return savePicture({
      url: addressOf('getReceiptPicture', { paymentId }),
      headers: { authorization: `Bearer ${readToken() ?? ''}` },
      name: `缴费回单-${number}.png`,
    });
  });
