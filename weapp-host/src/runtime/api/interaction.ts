import { ApiFailure, type Runtime } from '../runtime';
import { asyncCalls } from './call-form';
import { flagOf, numberOf, textOf, textsOf } from './parameters';

const TOAST_MS = 1_500;
const BUTTON_CHARACTERS_MAX = 4;
const SHEET_ITEMS_MAX = 6;

const buttonText = (name: string, text: string): string => {
  if (text.length > BUTTON_CHARACTERS_MAX) throw new ApiFailure(`parameter error: ${name} length should not be larger than 4 Chinese characters`);
  return text;
};

const toastCalls = (runtime: Runtime) => {
  const toast: Runtime['shell']['toast'] = (options) => runtime.shell.toast(options);
  const loading: Runtime['shell']['loading'] = (options) => runtime.shell.loading(options);
  return asyncCalls(runtime, {
    // A toast and a loading notice share one place on the screen: the later one is seen.
    showToast: (options) => {
      const image = textOf(options, 'image', '');
      loading(null);
      toast({
        title: textOf(options, 'title'),
        icon: textOf(options, 'icon', 'success'),
        ...(image === '' ? {} : { image }),
        mask: flagOf(options, 'mask', false),
        durationMs: numberOf(options, 'duration', TOAST_MS),
      });
    },
    showLoading: (options) => {
      toast(null);
      loading({ title: textOf(options, 'title'), mask: flagOf(options, 'mask', false) });
    },
    hideToast: (options) => {
      toast(null);
      if (!flagOf(options, 'noConflict', false)) loading(null);
    },
    hideLoading: (options) => {
      loading(null);
      if (!flagOf(options, 'noConflict', false)) toast(null);
    },
  });
};

export const interactionCalls = (runtime: Runtime) => ({
  ...toastCalls(runtime),
  ...asyncCalls(runtime, {
    showModal: async (options) => {
      const editable = flagOf(options, 'editable', false);
      const { confirm, content } = await runtime.shell.modal({
        title: textOf(options, 'title', ''),
        content: textOf(options, 'content', ''),
        showCancel: flagOf(options, 'showCancel', true),
        confirmText: buttonText('confirmText', textOf(options, 'confirmText', '确定')),
        cancelText: buttonText('cancelText', textOf(options, 'cancelText', '取消')),
        editable,
        placeholderText: textOf(options, 'placeholderText', ''),
        confirmColor: textOf(options, 'confirmColor', '') || undefined,
        cancelColor: textOf(options, 'cancelColor', '') || undefined,
      });
      return { confirm, cancel: !confirm, content: editable && confirm ? (content ?? '') : null };
    },
    showActionSheet: async (options) => {
      const items = textsOf(options, 'itemList');
      if (items.length === 0) throw new ApiFailure('parameter error: parameter.itemList should have at least 1 item');
      if (items.length > SHEET_ITEMS_MAX) throw new ApiFailure('parameter error: itemList should not be larger than 6');
      const optional = (name: string) => textOf(options, name, '') || undefined;
      const tapIndex = await runtime.shell.actionSheet(items, optional('alertText'), optional('itemColor'));
      if (tapIndex === undefined) throw new ApiFailure('cancel');
      return { tapIndex };
    },
  }),
});
