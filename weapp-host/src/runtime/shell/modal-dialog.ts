import type { Shell } from '../runtime';
import type { DialogRequest } from './dialog-layer';
import { button, element } from './element-builder';

type Options = Parameters<Shell['modal']>[0];
type Answer = Awaited<ReturnType<Shell['modal']>>;

/** `wx.showModal`. A tap beside it does nothing; without 取消 the automator's `cancelModal` has nothing to tap. */
export const modalDialog = (options: Options): DialogRequest<Answer> => ({
  label: options.title || options.content || options.confirmText,
  placement: 'center',
  dismissed: { confirm: false },
  closesBeside: false,
  view: (answer) => {
    const { title, content, showCancel, confirmText, cancelText, editable, placeholderText, confirmColor, cancelColor } = options;
    const input = element('textarea', { class: 'wh-modal-input', rows: '3', placeholder: placeholderText, 'aria-label': placeholderText || title, autofocus: true }, [content]);
    const confirm = () => answer(editable ? { confirm: true, content: input.value } : { confirm: true });
    const cancel = () => answer({ confirm: false });
    const colour = (value: string | undefined) => ({ style: value === undefined ? undefined : `color:${value}` });
    const panel = element('div', { class: 'wh-modal' }, [
      title !== '' && element('div', { class: 'wh-modal-title' }, [title]),
      editable ? input : content !== '' && element('div', { class: 'wh-modal-content' }, [content]),
      element('div', { class: 'wh-modal-buttons' }, [
        showCancel && button('wh-modal-button', cancel, [cancelText], colour(cancelColor)),
        button('wh-modal-button wh-confirm', confirm, [confirmText], colour(confirmColor)),
      ]),
    ]);
    return { panel, actions: { confirmModal: confirm, ...(showCancel && { cancelModal: cancel }) } };
  },
});
