import { type BuiltIn, textOf } from './built-in';

const NAMES = [
  'role', 'label', 'hidden', 'checked', 'selected', 'disabled', 'expanded', 'live', 'modal', 'labelledby', 'describedby', 'controls',
  'pressed', 'haspopup', 'level', 'multiselectable', 'readonly', 'required', 'orientation', 'valuemin', 'valuemax', 'valuenow',
  'valuetext', 'busy', 'atomic', 'relevant', 'sort', 'posinset', 'setsize', 'owns', 'flowto', 'activedescendant', 'autocomplete',
  'invalid', 'multiline', 'dropeffect', 'grabbed', 'secret',
];

const propertyOf = (name: string): string => `aria${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** https://developers.weixin.qq.com/miniprogram/dev/component/aria-component.html */
export const ARIA_PROPERTIES: Record<string, null> = Object.fromEntries(NAMES.map((name) => [propertyOf(name), null]));

/** What a screen reader learns: `aria-role` becomes `role`, the rest keeps its name. */
export const createAria = ({ host, value }: BuiltIn): Record<string, () => void> =>
  Object.fromEntries(
    NAMES.map((name) => [
      propertyOf(name),
      () => {
        const attribute = name === 'role' ? 'role' : `aria-${name}`;
        const given = value(propertyOf(name));
        if (textOf(given) === '') host.removeAttribute(attribute);
        else host.setAttribute(attribute, textOf(given));
      },
    ]),
  );
