import { passesCheck } from '../../../server/billers/check-digits';

// ISO/IEC 7812-1 annex B and card networks' published test numbers; the number that Wikipedia and the patent's descriptions work through.
test.each(['79927398713', '4539578763621486', '4111111111111111', '6011111111111117', '0'])('takes %s by Luhn', (number) => {
  expect(passesCheck('luhn', number)).toBe(true);
});

test.each(['79927398710', '79927398712', '4111111111111112', '1111111111111114', '', '7992739871X', ' 79927398713'])('does not take "%s" by Luhn', (number) => {
  expect(passesCheck('luhn', number)).toBe(false);
});

test('finds every single digit that is mistyped, by Luhn', () => {
  const number = '4539578763621486';
  for (let place = 0; place < number.length; place += 1) {
    for (const digit of '0123456789') {
      const typed = number.slice(0, place) + digit + number.slice(place + 1);
      expect(passesCheck('luhn', typed)).toBe(typed === number);
    }
  }
});

// The two numbers that GB 11643-1999 gives as its examples.
test.each(['11010519491231002X', '440524188001010014'])('takes %s by MOD 11-2', (number) => {
  expect(passesCheck('mod11-2', number)).toBe(true);
});

test.each(['11010519491231002x', '110105194912310020', '440524188001010015', '11010519491231002', 'X10105194912310021', ''])('does not take "%s" by MOD 11-2', (number) => {
  expect(passesCheck('mod11-2', number)).toBe(false);
});

test('anything passes where there is no check', () => {
  expect(passesCheck('none', '')).toBe(true);
});
