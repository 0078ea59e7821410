import type { Runtime, Shell } from '../runtime';
import { element } from './element-builder';
import { icon, type IconName } from './icons';

const ICONS: Record<string, IconName> = { success: 'tick', error: 'close', loading: 'loading' };

type ToastOptions = NonNullable<Parameters<Shell['toast']>[0]>;

interface Picture {
  kind: 'toast' | 'loading';
  title: string;
  face: HTMLElement | undefined;
  mask: boolean;
}

/**
 * `wx.showToast` and `wx.showLoading` share one place, as in WeChat, and each replaces the other. Null hides its own kind:
 * whether `hideToast` hides a loading besides is for the caller, who knows `noConflict`.
 */
export const createToast = (runtime: Runtime, phone: HTMLElement): Pick<Shell, 'toast' | 'loading'> => {
  let shown: { kind: Picture['kind']; layer: HTMLElement } | undefined;
  let timer: number | undefined;

  const hide = () => {
    window.clearTimeout(timer);
    shown?.layer.remove();
    shown = undefined;
  };
  const hideKind = (kind: Picture['kind']) => {
    if (shown?.kind === kind) hide();
  };
  const put = ({ kind, title, face, mask }: Picture) => {
    hide();
    const box = element('div', { class: face ? 'wh-toast wh-toast-face' : 'wh-toast' }, [face, element('div', { class: 'wh-toast-title' }, [title])]);
    // A popover lies above the dialogs that are open.
    const layer = element('div', { class: `wh-toast-layer${mask ? ' wh-toast-mask' : ''}`, popover: 'manual', role: 'status', 'aria-live': 'polite' }, [box]);
    phone.append(layer);
    layer.showPopover();
    shown = { kind, layer };
  };
  const face = ({ icon: name, image }: ToastOptions): HTMLElement | undefined => {
    if (image) return element('img', { src: runtime.fileUrl(image, runtime.router.top()?.path ?? ''), alt: '' });
    const known = ICONS[name];
    return known && icon(known);
  };

  return {
    toast: (options) => {
      if (!options) return hideKind('toast');
      put({ kind: 'toast', title: options.title, face: face(options), mask: options.mask });
      timer = window.setTimeout(hide, options.durationMs);
    },
    loading: (options) => (options ? put({ kind: 'loading', ...options, face: icon('loading') }) : hideKind('loading')),
  };
};
