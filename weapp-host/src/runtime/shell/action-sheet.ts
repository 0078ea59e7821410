import type { DialogRequest } from './dialog-layer';
import { button, element } from './element-builder';
import { indexOf } from './native-data';

export interface ActionSheetOptions {
  items: string[];
  alertText?: string | undefined;
  itemColor?: string | undefined;
}

/** `wx.showActionSheet`: the index that was tapped. */
export const actionSheet = ({ items, alertText, itemColor }: ActionSheetOptions): DialogRequest<number | undefined> => ({
  label: alertText ?? '操作菜单',
  placement: 'bottom',
  dismissed: undefined,
  closesBeside: true,
  view: (answer) => {
    const cancel = () => answer(undefined);
    const style = itemColor === undefined ? {} : { style: `color:${itemColor}` };
    const panel = element('div', { class: 'wh-sheet wh-actions' }, [
      alertText !== undefined && element('div', { class: 'wh-actions-alert' }, [alertText]),
      ...items.map((item, index) => button('wh-cell', () => answer(index), [item], style)),
      button('wh-cell wh-cell-cancel', cancel, ['取消']),
    ]);
    return {
      panel,
      actions: { chooseActionSheet: (data) => answer(indexOf(data, 'index', items.length)), cancelActionSheet: cancel },
    };
  },
});
