interface AriaProps {
  role?: 'button' | 'link' | 'heading' | 'img' | 'list' | 'listitem' | 'status' | 'alert' | 'dialog' | 'radio' | 'radiogroup' | 'group' | 'tab' | 'tablist' | 'checkbox' | 'switch';
  label?: string;
  isHidden?: boolean;
  isChecked?: boolean;
  isSelected?: boolean;
  isDisabled?: boolean;
  /** Announce changes of the content when the reader is idle. */
  isLive?: boolean;
}

const IS_WEB = process.env.TARO_ENV === 'h5';

const flag = (value: boolean | undefined): 'true' | 'false' | undefined =>
  value === undefined ? undefined : value ? 'true' : 'false';

/** Accessibility attributes under the names of the platform: the web reads `role`, a mini-program `aria-role`. */
export const aria = (props: AriaProps): Record<string, string> => {
  const attributes = {
    [IS_WEB ? 'role' : 'aria-role']: props.role,
    'aria-label': props.label,
    'aria-hidden': flag(props.isHidden),
    'aria-checked': flag(props.isChecked),
    'aria-selected': flag(props.isSelected),
    'aria-disabled': flag(props.isDisabled),
    'aria-live': props.isLive ? 'polite' : undefined,
  };
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given);
};

interface PressProps extends AriaProps {
  onPress: () => void;
}

/**
 * Everything a tappable View needs: a role, a name, the tap, and on the web a place in the tab order with Enter and Space.
 * A disabled one keeps its place, so that a reader can still find out what it is.
 */
export const pressable = ({ onPress, role = 'button', ...rest }: PressProps): Record<string, unknown> => {
  const press = () => {
    if (!rest.isDisabled) onPress();
  };
  const attributes = { ...aria({ role, ...rest }), onClick: press };
  if (!IS_WEB) return attributes;
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
  return { ...attributes, tabindex: '0', onKeyDown: handleKeyDown };
};
