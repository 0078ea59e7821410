/** Turns what a program gives as `src` of a picture into an address that a canvas may read pixels of. */
export type PictureSource = (src: string) => Promise<string>;

type CanvasNode = HTMLCanvasElement & {
  createImage: () => HTMLImageElement;
  requestAnimationFrame: (callback: FrameRequestCallback) => number;
  cancelAnimationFrame: (id: number) => void;
};

/** An image whose `src` takes the program's own paths; `onload` and `onerror` are the browser's. */
const createImage = (document: Document, pictures: PictureSource): HTMLImageElement => {
  const image = document.createElement('img');
  let wanted = '';
  Object.defineProperty(image, 'src', {
    configurable: true,
    get: () => wanted,
    set: (src: string) => {
      wanted = src;
      pictures(src).then(
        (url) => {
          if (wanted === src) image.setAttribute('src', url);
        },
        () => image.dispatchEvent(new Event('error')),
      );
    },
  });
  return image;
};

/** The page's own `<canvas>`, with what WeChat's canvas has besides. */
export const canvasNode = (canvas: HTMLCanvasElement, pictures: PictureSource): CanvasNode => {
  if ('createImage' in canvas) return canvas as CanvasNode;
  const view = canvas.ownerDocument.defaultView ?? window;
  return Object.assign(canvas, {
    createImage: () => createImage(canvas.ownerDocument, pictures),
    requestAnimationFrame: (callback: FrameRequestCallback) => view.requestAnimationFrame(callback),
    cancelAnimationFrame: (id: number) => view.cancelAnimationFrame(id),
  });
};
