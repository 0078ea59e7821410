import { maskName, maskPhone } from '../../server/masking';

test.each([
  ['王小满', '王*'],
  ['王', '王*'],
  ['欧阳修远', '欧阳*'],
  ['司马', '司*'],
  ['Ann Lee', 'A*'],
  ['𠮷田', '𠮷*'],
])('the name %s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test('a phone number keeps its first three and last four digits', () => {
  expect(maskPhone('13800001234')).toBe('138****1234');
});
