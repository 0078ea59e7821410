import { addBox, type BuiltIn, type Parts } from './built-in';
import { type ElementDefinition, whenTapped } from './define-element';

const setUp = (element: BuiltIn): Parts => {
  const mark = addBox(element.host, 'wx-switch-input');
  const draw = () => {
    const isOn = element.flag('checked');
    const isCheckbox = element.text('type') === 'checkbox';
    mark.className = isCheckbox ? 'wx-checkbox-input' : 'wx-switch-input';
    mark.classList.toggle(`${mark.className}-checked`, isOn);
    mark.classList.toggle(`${isCheckbox ? 'wx-checkbox' : 'wx-switch'}-input-disabled`, element.flag('disabled'));
    mark.style.color = isCheckbox ? element.text('color') : '';
    mark.style.backgroundColor = mark.style.borderColor = isOn && !isCheckbox ? element.text('color') : '';
    element.host.toggleAttribute('checked', isOn);
  };
  const activate = () => {
    if (element.flag('disabled')) return;
    element.set({ checked: !element.flag('checked') });
    element.emit('change', { value: element.flag('checked') });
  };
  whenTapped(element, activate);
  draw();
  return {
    changed: { checked: draw, disabled: draw, type: draw, color: draw },
    control: { value: () => element.flag('checked'), reset: () => element.set({ checked: false }) },
    activate,
    functions: { tap: activate },
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/switch.html */
export const SWITCH: ElementDefinition = {
  tag: 'switch',
  properties: { checked: false, disabled: false, type: 'switch', color: '#04be02', name: '' },
  setUp,
};
