import { addBox, type BuiltIn, type Parts } from './built-in';
import type { ElementDefinition } from './define-element';
import { createTextField, TEXT_FIELD_PROPERTIES } from './text-field';

const INPUT_MODES: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

const setUp = (element: BuiltIn): Parts => {
  const control = addBox(element.host, 'wx-input-control', 'input') as HTMLInputElement;
  const showType = () => {
    const type = element.text('type');
    control.type = element.flag('password') || type === 'safe-password' ? 'password' : 'text';
    control.inputMode = INPUT_MODES[type] ?? 'text';
  };
  showType();
  const field = createTextField(element, control);
  return { ...field, changed: { ...field.changed, type: showType, password: showType } };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/input.html */
export const INPUT: ElementDefinition = {
  tag: 'input',
  properties: {
    ...TEXT_FIELD_PROPERTIES,
    type: 'text', password: false, placeholderClass: 'input-placeholder',
    safePasswordCertPath: '', safePasswordLength: 0, safePasswordTimeStamp: 0, safePasswordNonce: '', safePasswordSalt: '', safePasswordCustomHash: '',
  },
  setUp,
};
