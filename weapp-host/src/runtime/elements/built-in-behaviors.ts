import type * as adapter from 'glass-easel-miniprogram-adapter';
import { addFormRole, type FormRole } from './form-roles';

type Builder = ReturnType<adapter.CodeSpace['behavior']>;

const FIELDS = { name: { type: String, value: '' }, value: { type: null, value: null } };

/**
 * The behaviours that every mini-program may name; https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/behaviors.html
 * `wx://component-export` is empty: the adapter reads `export` of any component.
 */
export const createBuiltInBehaviors = (codeSpace: adapter.CodeSpace) => {
  const formBehavior = (role: FormRole, properties: Parameters<Builder['definition']>[0]['properties'] = {}) =>
    codeSpace
      .behavior()
      .init(({ self }) => addFormRole(self._$, role))
      .definition({ properties })
      .register();
  return {
    'wx://form-field': formBehavior('field', FIELDS),
    'wx://form-field-group': formBehavior('group'),
    'wx://form-field-button': formBehavior('button'),
    'wx://component-export': codeSpace.behavior().register(),
  };
};
