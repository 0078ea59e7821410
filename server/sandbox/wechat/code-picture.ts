import QRCode from 'qrcode';
import { refuse } from './errcodes';

interface PictureOrder {
  scene?: unknown;
  page?: unknown;
  width?: unknown;
}

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
/** No leading slash, no query. */
const PAGE = /^[0-9A-Za-z_-]+(\/[0-9A-Za-z_-]+)*$/;
const HOME = 'pages/index/index';
/** Two colours compress as well without PNG's filters, and trying them all takes twenty times as long. */
const PNG = { filterType: 0, deflateStrategy: 0 } as const;
const WIDTH = { min: 280, preset: 430, max: 1280 };

/** The picture of a text, which is all that a QR code can carry. */
export const drawText = (text: string, width: number): Promise<Buffer> =>
  QRCode.toBuffer(text, { type: 'png', width, errorCorrectionLevel: 'M', rendererOpts: PNG });

/**
 * Draws what a phone would read. WeChat's round codes are its secret, so this one is a QR code.
 */
export const drawCode = async ({ scene, page = HOME, width = WIDTH.preset }: PictureOrder): Promise<Buffer> => {
  if (typeof scene !== 'string' || !SCENE.test(scene)) return refuse(40169);
  if (typeof page !== 'string' || !PAGE.test(page)) return refuse(41030);
  if (typeof width !== 'number' || !(width >= WIDTH.min && width <= WIDTH.max)) return refuse(40097);
  return drawText(`${page}?scene=${encodeURIComponent(scene)}`, width);
};
