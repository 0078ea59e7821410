import { patternFault } from '../../../server/billers/safe-pattern';

test.each([
  '[0-9]{13}', '1[3-9][0-9]{9}', '(?:13|15|18)[0-9]{9}', '[0-9]{17}[0-9X]', '[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{5,6}', '\\p{Script=Han}{2,20}', '(?:[0-9]{4}-){3}[0-9]{4}',
  '[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}', '\\d+', '(?:ab)*', '(AB)?[0-9]{8}', '[(|)]{2}', '\\([0-9]+\\)', 'a{40}', '[\\]+*]{2}',
])('takes %s', (pattern) => {
  expect(patternFault(pattern)).toBeUndefined();
});

test.each([
  ['[0-9', '不是有效的正则表达式'],
  ['(', '不是有效的正则表达式'],
  ['\\-', '不是有效的正则表达式'],
  ['(?=1)1', '括号里不能用'],
  ['(?!1)2', '括号里不能用'],
  ['(?<!1)2', '括号里不能用'],
  ['(?<year>2)', '括号里不能用'],
  ['(1)\\1', '不能引用前面的内容'],
  ['(?<a>1)\\k<a>', '括号里不能用'],
  ['\\b1', '不能用\\b'],
  ['(a+)+', '重复的括号里不能再有'],
  ['(a*)*', '重复的括号里不能再有'],
  ['((a?))*', '重复的括号里不能再有'],
  ['(?:a{2,3}){2}', '重复的括号里不能再有'],
  ['(a|a){20}', '重复的括号里不能再有'],
  ['((a|b)c)*', '重复的括号里不能再有'],
  ['a?b?c?d?', '最多3处'],
  ['a*a*a*a*', '最多3处'],
  ['a{41}', '重复次数最多40'],
  ['(?:a{7}){6}', '重复次数最多40'],
  ['((a{10}){4}){2}', '重复次数最多40'],
  ['1|2|3|4|5|6|7|8', '“或”（|）最多6个'],
])('refuses %s', (pattern, reason) => {
  expect(patternFault(pattern)).toContain(reason);
});

test('the worst pattern that is taken is still fast', () => {
  const pattern = `a*a*a*${'(a|a)'.repeat(6)}`;
  expect(patternFault(pattern)).toBeUndefined();
  const startedMs = performance.now();
  new RegExp(`^(?:${pattern})$`, 'u').test(`${'a'.repeat(39)}b`);
  expect(performance.now() - startedMs).toBeLessThan(500);
});
