import { isRecord } from '../../is-record';
import { ApiFailure, type Runtime } from '../runtime';
import { bytesOf, isBuffer } from './bytes';
import { asyncCalls } from './call-form';
import { canvasNode, type PictureSource } from './canvas-node';
import { pageOnTop } from '../page-on-top';
import { numberOf, type Options, textOf } from './parameters';

const QUALITY = 0.92;

const isCanvas = (value: unknown): value is HTMLCanvasElement => typeof (value as { toBlob?: unknown } | null | undefined)?.toBlob === 'function';

/** The node that was given, or the one of that id (or `canvas-id`) on the page on top. */
const canvasOf = (runtime: Runtime, options: Options): HTMLCanvasElement => {
  if (isCanvas(options.canvas)) return options.canvas;
  const id = CSS.escape(textOf(options, 'canvasId'));
  const found = pageOnTop(runtime).document.querySelector<HTMLCanvasElement>(`#${id} canvas, [canvas-id="${id}"] canvas`);
  if (!found) throw new ApiFailure('canvas is empty');
  return found;
};

const contextOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
  const context = canvas.getContext('2d');
  if (!context) throw new ApiFailure('canvas is not of type 2d');
  return context;
};

/** In device pixels of the canvas; WeChat's numbers are CSS pixels of the element. */
const areaOf = (canvas: HTMLCanvasElement, options: Options) => {
  const { width: shownWidth, height: shownHeight } = canvas.isConnected ? canvas.getBoundingClientRect() : canvas;
  const x = numberOf(options, 'x', 0);
  const y = numberOf(options, 'y', 0);
  const width = numberOf(options, 'width', shownWidth - x);
  const height = numberOf(options, 'height', shownHeight - y);
  return { x, y, width, height, scaleX: canvas.width / (shownWidth || 1), scaleY: canvas.height / (shownHeight || 1) };
};

const toFile = async (runtime: Runtime, options: Options): Promise<string> => {
  const canvas = canvasOf(runtime, options);
  const { x, y, width, height, scaleX, scaleY } = areaOf(canvas, options);
  const target = document.createElement('canvas');
  target.width = Math.round(numberOf(options, 'destWidth', width * runtime.device.pixelRatio));
  target.height = Math.round(numberOf(options, 'destHeight', height * runtime.device.pixelRatio));
  const context = contextOf(target);
  context.drawImage(canvas, x * scaleX, y * scaleY, width * scaleX, height * scaleY, 0, 0, target.width, target.height);
  const fileType = textOf(options, 'fileType', 'png');
  const blob = await new Promise<Blob | null>((resolve) =>
    target.toBlob(resolve, fileType === 'jpg' ? 'image/jpeg' : 'image/png', numberOf(options, 'quality', QUALITY)),
  );
  if (!blob) throw new ApiFailure('create bitmap failed');
  return runtime.keepFile(new Uint8Array(await blob.arrayBuffer()), fileType === 'jpg' ? 'jpg' : 'png');
};

const pixelsOf = (data: unknown): Uint8ClampedArray<ArrayBuffer> => {
  if (!ArrayBuffer.isView(data) && !isBuffer(data)) throw new ApiFailure('parameter error: parameter.data should be Uint8ClampedArray;');
  return new Uint8ClampedArray(bytesOf(data).buffer);
};

export const canvasCalls = (runtime: Runtime, pictures: PictureSource) => ({
  createOffscreenCanvas: (first?: unknown, second?: unknown) => {
    const options: Options = isRecord(first) ? first : { width: first, height: second };
    const canvas = document.createElement('canvas');
    canvas.width = numberOf(options, 'width', canvas.width);
    canvas.height = numberOf(options, 'height', canvas.height);
    return canvasNode(canvas, pictures);
  },
  ...asyncCalls(runtime, {
    canvasToTempFilePath: async (options) => ({ tempFilePath: await toFile(runtime, options) }),
    canvasGetImageData: (options) => {
      const { x, y, width, height } = { x: numberOf(options, 'x'), y: numberOf(options, 'y'), width: numberOf(options, 'width'), height: numberOf(options, 'height') };
      return { width, height, data: contextOf(canvasOf(runtime, options)).getImageData(x, y, width, height).data };
    },
    canvasPutImageData: (options) => {
      const pixels = new ImageData(pixelsOf(options.data), numberOf(options, 'width'), numberOf(options, 'height'));
      contextOf(canvasOf(runtime, options)).putImageData(pixels, numberOf(options, 'x'), numberOf(options, 'y'));
    },
  }),
});
