interface AriaProps {
  role?: 'button' | 'link' | 'heading' | 'img' | 'list' | 'listitem' | 'status' | 'alert' | 'dialog' | 'radio' | 'radiogroup' | 'group' | 'tab' | 'tablist' | 'switch';
  label?: string;
  /** Of a heading: what the page is about, where no bar over it says so on the web. */
  level?: 1;
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
    'aria-level': IS_WEB && props.role === 'heading' ? String(props.level ?? 2) : undefined,
    'aria-hidden': flag(props.isHidden),
    'aria-checked': flag(props.isChecked),
    'aria-selected': flag(props.isSelected),
    'aria-disabled': flag(props.isDisabled),
    'aria-live': props.isLive ? 'polite' : undefined,
  };
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given);
};

/** The parts that a page is made of, which the web alone can name. */
export const landmark = (role: 'banner' | 'main'): Record<string, string> => (IS_WEB ? { role } : {});

/** What scrolls and holds nothing to be tapped: on the web it takes the focus, so that the keyboard scrolls it. */
export const scrollable: Record<string, string> = IS_WEB ? { tabindex: '0' } : {};

/** A picture by its name; the image that the web draws inside is left unread. */
export const picture = (label: string): Record<string, unknown> => ({
  ...aria({ role: 'img', label }),
  ...(IS_WEB && { nativeProps: { alt: '' } }),
});

/** On the web the arrow keys walk what stands side by side: a list of radios, a row of tabs. */
const walk = (event: KeyboardEvent): void => {
  const active = document.activeElement;
  const [next, previous] = [active?.nextElementSibling, active?.previousElementSibling];
  const found = { ArrowDown: next, ArrowRight: next, ArrowUp: previous, ArrowLeft: previous }[event.key];
  if (!(found instanceof HTMLElement)) return;
  event.preventDefault();
  found.focus();
};

export const walkable: Record<string, unknown> = IS_WEB ? { onKeyDown: walk } : {};

interface PressProps extends AriaProps {
  onPress: () => void;
}

/**
 * Everything a tappable View needs: a role, a name, the tap and the look of being touched, and on the web a place in the tab
 * order with Enter and Space.
 * A disabled one keeps its place, so that a reader can still find out what it is.
 */
export const pressable = ({ onPress, role = 'button', ...rest }: PressProps): Record<string, unknown> => {
  const press = () => {
    if (!rest.isDisabled) onPress();
  };
  const attributes = { ...aria({ role, ...rest }), onClick: press };
  if (!IS_WEB) return rest.isDisabled ? attributes : { ...attributes, hoverClass: 'mb-pressed' };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
  return { ...attributes, tabindex: '0', onKeyDown: handleKeyDown };
};
