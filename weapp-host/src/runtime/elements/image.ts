import { addBox, type BuiltIn, ownerPath, type Parts } from './built-in';
import type { ElementDefinition } from './define-element';

/** How the picture fills its box; the modes that crop are places of the picture at its own size. */
const FITS: Record<string, string> = {
  scaleToFill: 'object-fit: fill',
  aspectFit: 'object-fit: contain',
  aspectFill: 'object-fit: cover',
  widthFix: 'height: auto',
  heightFix: 'width: auto',
};
const PLACES = ['top', 'bottom', 'center', 'left', 'right', 'top left', 'top right', 'bottom left', 'bottom right'];
const HOST_STYLES: Record<string, string> = { widthFix: 'height: auto', heightFix: 'width: auto' };

const styleOf = (mode: string): string =>
  FITS[mode] ?? (PLACES.includes(mode) ? `object-fit: none; object-position: ${mode}` : 'object-fit: fill');

const addressOf = (element: BuiltIn): string => {
  const src = element.text('src');
  return src && element.runtime.fileUrl(src, ownerPath(element));
};

const setUp = (element: BuiltIn): Parts => {
  const picture = addBox(element.host, 'wx-image-picture', 'img') as HTMLImageElement;
  picture.draggable = false;
  const fail = () => element.emit('error', { errMsg: `Failed to load image ${element.text('src')}` });
  picture.addEventListener('load', () => element.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight }));
  picture.addEventListener('error', fail);
  const fit = () => {
    const mode = element.text('mode');
    picture.style.cssText = styleOf(mode);
    element.style(HOST_STYLES[mode] ?? '');
  };
  const load = () => {
    picture.loading = element.flag('lazyLoad') ? 'lazy' : 'eager';
    try {
      const address = addressOf(element);
      if (address) picture.src = address;
      else picture.removeAttribute('src');
    } catch {
      picture.removeAttribute('src');
      fail();
    }
  };
  fit();
  return { changed: { src: load, mode: fit } };
};

const PROPERTIES = { src: '', mode: 'scaleToFill', lazyLoad: false, webp: false, showMenuByLongpress: false, fadeIn: false, forceHttps: false };

/** https://developers.weixin.qq.com/miniprogram/dev/component/image.html */
export const IMAGES: ElementDefinition[] = [
  { tag: 'image', properties: PROPERTIES, setUp },
  { tag: 'cover-image', properties: { ...PROPERTIES, referrerPolicy: 'no-referrer' }, setUp },
];
