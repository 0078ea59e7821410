/**
 * The accessibility attributes that Taro leaves out of its weapp templates. The build adds them to the templates and the
 * runtime to what it sends there: both read this one map, or an attribute would be sent and not drawn.
 */
const ATTRIBUTES = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-live': '',
};

const COMPONENTS = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'ScrollView', 'Canvas'];

export type AttributesOf = Record<string, Record<string, string>>;

export const attributesOf: AttributesOf = Object.fromEntries(
  COMPONENTS.map((component) => [component, { ...ATTRIBUTES }]),
);
