import type * as glassEasel from 'glass-easel';

/** Custom components that a form looks at: as a field, as a group of fields, or as what holds its button. */
export type FormRole = 'field' | 'group' | 'button';

const roles = new WeakMap<object, Set<FormRole>>();

export const addFormRole = (component: object, role: FormRole): void => {
  const known = roles.get(component) ?? new Set();
  known.add(role);
  roles.set(component, known);
};

export const hasFormRole = (component: object, role: FormRole): boolean => roles.get(component)?.has(role) ?? false;

/** True when every component border between the two is one that the role opens. */
export const isWithinReach = (inner: glassEasel.Element, outer: glassEasel.Element, role: FormRole): boolean => {
  let shadow = inner.ownerShadowRoot;
  while (shadow && shadow !== outer.ownerShadowRoot) {
    const host = shadow.getHostNode();
    if (!hasFormRole(host, role)) return false;
    shadow = host.ownerShadowRoot;
  }
  return shadow !== null;
};
