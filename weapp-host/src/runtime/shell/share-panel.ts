import type { Runtime, Shell } from '../runtime';
import type { DialogRequest } from './dialog-layer';
import { button, element } from './element-builder';
import { icon } from './icons';

/** WeChat's last question before a card is sent. Pictures are cut to 5:4, as in a chat. */
export const sharePanel = (runtime: Runtime, { title, imageUrl }: Parameters<Shell['share']>[0]): DialogRequest<boolean> => ({
  label: `分享：${title}`,
  placement: 'center',
  dismissed: false,
  closesBeside: false,
  view: (answer) => {
    const cancel = () => answer(false);
    const send = () => answer(true);
    const picture = imageUrl
      ? element('img', { class: 'wh-card-picture', src: runtime.fileUrl(imageUrl, runtime.router.top()?.path ?? ''), alt: '' })
      : element('div', { class: 'wh-card-picture' }, [icon('picture')]);
    const panel = element('div', { class: 'wh-modal wh-share' }, [
      element('div', { class: 'wh-share-to' }, ['分享给朋友']),
      element('div', { class: 'wh-card' }, [
        element('div', { class: 'wh-card-app' }, [icon('miniProgram'), runtime.manifest.projectName]),
        element('div', { class: 'wh-card-title' }, [title]),
        picture,
        element('div', { class: 'wh-card-foot' }, [icon('miniProgram'), '小程序']),
      ]),
      element('div', { class: 'wh-modal-buttons' }, [
        button('wh-modal-button', cancel, ['取消']),
        button('wh-modal-button wh-confirm', send, ['发送']),
      ]),
    ]);
    return { panel, actions: { shareConfirm: send, shareCancel: cancel } };
  },
});
