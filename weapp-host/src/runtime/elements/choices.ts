import { addBox, type BuiltIn, builtInAt, type Parts } from './built-in';
import { type ElementDefinition, whenTapped } from './define-element';

/** The mark before the words, with the class names that apps restyle. */
const addMark = (element: BuiltIn, kind: 'checkbox' | 'radio'): (() => void) => {
  const mark = addBox(element.host, `wx-${kind}-input`);
  const draw = () => {
    const isChecked = element.flag('checked');
    mark.classList.toggle(`wx-${kind}-input-checked`, isChecked);
    mark.classList.toggle(`wx-${kind}-input-disabled`, element.flag('disabled'));
    mark.style.color = element.text('color');
    if (kind === 'radio') mark.style.backgroundColor = mark.style.borderColor = isChecked ? element.text('color') : '';
    element.host.toggleAttribute('checked', isChecked);
  };
  draw();
  return draw;
};

const changes = (draw: () => void) => ({ checked: draw, disabled: draw, color: draw });
const groupOf = ({ host, tag }: BuiltIn) => builtInAt(host.closest(`wx-${tag}-group`));
const membersOf = ({ host }: BuiltIn, tag: string): BuiltIn[] =>
  Array.from(host.querySelectorAll(`wx-${tag}`)).flatMap((member) => builtInAt(member)?.element ?? []);

const checkbox = (element: BuiltIn): Parts => {
  const activate = () => {
    if (element.flag('disabled')) return;
    element.set({ checked: !element.flag('checked') });
    groupOf(element)?.parts.functions?.change?.([]);
  };
  whenTapped(element, activate);
  return { changed: changes(addMark(element, 'checkbox')), activate };
};

const radio = (element: BuiltIn): Parts => {
  const draw = addMark(element, 'radio');
  const leaveOthers = () => {
    const group = groupOf(element);
    if (!group || !element.flag('checked')) return;
    for (const other of membersOf(group.element, 'radio')) if (other !== element && other.flag('checked')) other.set({ checked: false });
  };
  const activate = () => {
    if (element.flag('disabled') || element.flag('checked')) return;
    element.set({ checked: true });
    groupOf(element)?.parts.functions?.change?.([]);
  };
  whenTapped(element, activate);
  return {
    changed: {
      ...changes(draw),
      checked: () => {
        draw();
        leaveOthers();
      },
    },
    attached: leaveOthers,
    activate,
  };
};

const group = (tag: 'checkbox' | 'radio') => (element: BuiltIn): Parts => {
  const value = (): unknown => {
    const checked = membersOf(element, tag).filter((member) => member.flag('checked')).map((member) => member.text('value'));
    return tag === 'checkbox' ? checked : (checked[0] ?? '');
  };
  return {
    control: { value, reset: () => membersOf(element, tag).forEach((member) => member.set({ checked: false })) },
    functions: { change: () => element.emit('change', { value: value() }) },
  };
};

const PROPERTIES = { value: '', checked: false, disabled: false, color: '#09bb07', name: '', backgroundColor: '', borderColor: '', activeBackgroundColor: '', activeBorderColor: '' };

/** https://developers.weixin.qq.com/miniprogram/dev/component/checkbox.html and radio.html */
export const CHOICES: ElementDefinition[] = [
  { tag: 'checkbox', properties: PROPERTIES, setUp: checkbox },
  { tag: 'checkbox-group', properties: { name: '' }, setUp: group('checkbox') },
  { tag: 'radio', properties: PROPERTIES, setUp: radio },
  { tag: 'radio-group', properties: { name: '' }, setUp: group('radio') },
];
