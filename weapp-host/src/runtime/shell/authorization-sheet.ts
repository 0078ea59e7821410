import type { Runtime, Shell } from '../runtime';
import { appBadge } from './app-badge';
import type { DialogRequest } from './dialog-layer';
import { button, element } from './element-builder';

/** A scope, a subscription or the privacy notice. Only the two buttons answer; closing it otherwise refuses. */
export const authorizationSheet = (runtime: Runtime, { title, items }: Parameters<Shell['authorize']>[0]): DialogRequest<boolean> => ({
  label: title,
  placement: 'bottom',
  dismissed: false,
  closesBeside: false,
  view: (answer) => {
    const refuse = () => answer(false);
    const allow = () => answer(true);
    const panel = element('div', { class: 'wh-sheet wh-half' }, [
      appBadge(runtime, '申请'),
      element('div', { class: 'wh-half-title' }, [title]),
      items.length > 0 && element('ul', { class: 'wh-half-items' }, items.map((item) => element('li', {}, [item]))),
      element('div', { class: 'wh-half-buttons' }, [
        button('wh-button', refuse, ['拒绝']),
        button('wh-button wh-button-primary', allow, ['允许']),
      ]),
    ]);
    return { panel, actions: { authorizeAllow: allow, authorizeCancel: refuse } };
  },
});
