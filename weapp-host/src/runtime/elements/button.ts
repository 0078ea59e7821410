import { reported } from '../reported';
import { type BuiltIn, type Parts, textOf } from './built-in';
import { type ElementDefinition, whenTapped } from './define-element';
import { tellForm } from './form';
import { createHover, hoverProperties } from './hover';
import { openType } from './open-type';

const LOOK = ['size', 'type', 'plain', 'disabled', 'loading'];

/** Shows properties as attributes of the host, where style sheets of the host and of apps look for them. */
const reflect = ({ host, value }: BuiltIn, names: string[]): Record<string, () => void> => {
  const show = (name: string) => {
    const given = value(name);
    if (given === false || textOf(given) === '') host.removeAttribute(name);
    else host.setAttribute(name, given === true ? '' : textOf(given));
  };
  names.forEach(show);
  return Object.fromEntries(names.map((name) => [name, () => show(name)]));
};

const setUp = (element: BuiltIn): Parts => {
  const hover = createHover(element);
  const press = () => {
    if (element.flag('disabled')) return;
    tellForm(element, element.text('formType'));
    reported(element.runtime, openType(element), 'button');
  };
  whenTapped(element, press);
  return {
    changed: { ...reflect(element, LOOK), ...hover.changed },
    detached: hover.detached,
    activate: () => element.component.triggerEvent('tap', {}, { bubbles: true, composed: true }),
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
export const BUTTON: ElementDefinition = {
  tag: 'button',
  properties: {
    size: 'default', type: 'default', plain: false, disabled: false, loading: false, formType: '', openType: '', name: '',
    ...hoverProperties('button-hover', 20, 70),
    lang: 'en', sessionFrom: '', sendMessageTitle: '', sendMessagePath: '', sendMessageImg: '', appParameter: '', showMessageCard: false,
    businessId: '', phoneNumberNoQuotaToast: true, dataEventId: '', groupId: '', guildId: '', publicId: '', activityType: null, entrancePath: '',
  },
  setUp,
};
