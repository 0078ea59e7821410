import type * as glassEasel from 'glass-easel';
import { type BuiltIn, builtInAt, type Component, findBuiltIn, type FormControl, type Parts, textOf } from './built-in';
import type { ElementDefinition } from './define-element';
import { hasFormRole, isWithinReach } from './form-roles';

interface Named extends FormControl {
  name: string;
}

const fieldOf = (component: Component): Named | undefined => {
  if (!hasFormRole(component, 'field')) return undefined;
  const { name, value } = component.data as { name?: unknown; value?: unknown };
  return { name: textOf(name), value: () => value, reset: () => undefined };
};

const controlOf = (component: Component): Named | undefined => {
  const known = findBuiltIn(component);
  const control = known?.parts.control;
  return known && control ? { ...control, name: known.element.text('name') } : fieldOf(component);
};

/** Fields without a host in the document are found through the tree of elements, so that is what is walked. */
const controlsIn = (root: glassEasel.Element, form: Component): Named[] => {
  const found: Named[] = [];
  const visit = (node: glassEasel.Node) => {
    const element = node.asElement();
    if (!element) return;
    const component = element.asGeneralComponent();
    if (component) {
      const control = isWithinReach(component, form, 'group') ? controlOf(component) : undefined;
      if (control) found.push(control);
      const shadow = hasFormRole(component, 'group') ? component.getShadowRoot() : null;
      shadow?.childNodes.forEach(visit);
    }
    element.childNodes.forEach(visit);
  };
  root.childNodes.forEach(visit);
  return found;
};

const setUp = (element: BuiltIn): Parts => {
  const { component } = element;
  const controls = () => controlsIn(component, component);
  return {
    functions: {
      submit: () => {
        const named = controls().filter(({ name }) => name !== '');
        const value = Object.fromEntries(named.map((control) => [control.name, control.value()]));
        element.emit('submit', { value, formId: element.flag('reportSubmit') ? 'the formId is a mock one' : '' });
      },
      reset: () => {
        controls().forEach((control) => control.reset());
        element.emit('reset', {});
      },
    },
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/form.html */
export const FORM: ElementDefinition = { tag: 'form', properties: { reportSubmit: false, reportSubmitTimeout: 0 }, setUp };

/** Does what a button with `form-type` means: `submit` or `reset` of the form around it. */
export const tellForm = ({ host, component }: BuiltIn, type: string): void => {
  const form = builtInAt(host.closest('wx-form'));
  if (form && isWithinReach(component, form.element.component, 'button')) form.parts.functions?.[type]?.([]);
};
