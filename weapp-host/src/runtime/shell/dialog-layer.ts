import { element } from './element-builder';

/** What the automator's `Tool.native` may do with a dialog, by its method names: the taps a person could make. */
export type NativeActions = Record<string, (data: unknown) => void>;

export interface DialogView {
  panel: HTMLElement;
  actions: NativeActions;
  /** Called once the panel has its size. */
  onOpen?: () => void;
}

export interface DialogRequest<T> {
  /** What readers of the screen hear first. */
  label: string;
  placement: 'center' | 'bottom';
  /** The answer of Escape and of a tap beside the panel. */
  dismissed: T;
  /** Whether a tap beside the panel closes it. */
  closesBeside: boolean;
  view: (answer: (value: T) => void) => DialogView;
}

export interface DialogLayer {
  open: <T>(request: DialogRequest<T>) => Promise<T>;
  native: NativeAnswer;
}

export type NativeAnswer = (method: string, data: unknown) => boolean;

/**
 * Dialogs lie on top of each other in the order they were opened, as in WeChat, and only the uppermost can be answered. The
 * browser's own modal dialog keeps focus inside and closes on Escape.
 */
export const createDialogLayer = (phone: HTMLElement): DialogLayer => {
  const opened = new Set<{ actions: NativeActions }>();

  const open = <T>({ label, placement, dismissed, closesBeside, view }: DialogRequest<T>) =>
    new Promise<T>((resolve) => {
      // The browser gives focus back to an element, but not to a frame. The input inside has lost it, as a keyboard is put away on a phone.
      const before = document.activeElement;
      const close = (value: T) => {
        if (!opened.delete(entry)) return;
        dialog.close();
        dialog.remove();
        if (before instanceof HTMLElement) before.focus();
        resolve(value);
      };
      const dismiss = () => close(dismissed);
      const { panel, actions, onOpen } = view(close);
      panel.tabIndex = -1;
      if (!panel.querySelector('[autofocus]')) panel.autofocus = true;
      const dialog = element('dialog', { class: `wh-dialog wh-at-${placement}`, role: 'dialog', 'aria-modal': 'true', 'aria-label': label, onclose: dismiss }, [panel]);
      if (closesBeside) dialog.addEventListener('click', ({ target }) => target === dialog && dismiss());
      const entry = { actions };
      opened.add(entry);
      phone.append(dialog);
      dialog.showModal();
      onOpen?.();
    });

  return {
    open,
    native: (method, data) => {
      const action = [...opened].at(-1)?.actions[method];
      action?.(data);
      return action !== undefined;
    },
  };
};
