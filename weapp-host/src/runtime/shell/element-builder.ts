type Attribute = string | boolean | undefined | ((event: Event) => void);
type Child = Node | string | false | undefined;

/**
 * Builds an element of the phone. `onclick` and the like are listeners; true stands for an attribute without a value, and
 * false and undefined for none.
 */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Attribute> = {},
  children: Child[] = [],
): HTMLElementTagNameMap[K] => {
  const built = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') built.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) built.setAttribute(name, value === true ? '' : value);
  }
  built.append(...children.filter((child) => child !== false && child !== undefined));
  return built;
};

/** A button of the phone; its name is its text, or `aria-label` when it shows a picture. */
export const button = (className: string, onTap: () => unknown, children: Child[], attributes: Record<string, Attribute> = {}): HTMLButtonElement =>
  element('button', { type: 'button', class: className, onclick: onTap, ...attributes }, children);
