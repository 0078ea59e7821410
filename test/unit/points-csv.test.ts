import { csvOf } from '../../server/points/csv';

describe('a table as CSV', () => {
  test('ends every line in CRLF and quotes what would break it', () => {
    expect(csvOf([['时间', '积分'], ['a,b', 5], ['say "no"', -5], ['two\nlines', 0]])).toBe(
      '时间,积分\r\n"a,b",5\r\n"say ""no""",-5\r\n"two\nlines",0\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u3000=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])('keeps the text %j from being a formula', (text) => {
    expect(csvOf([[text]]).replaceAll('"', '')).toMatch(/^'/);
  });

  test.each(['公交地铁 2 元券', '话费 - 10 元', '2027-04-20 12:00:00', ''])('leaves the text %j as it is', (text) => {
    expect(csvOf([[text]])).toBe(`${text}\r\n`);
  });

  test('leaves a negative number a number', () => {
    expect(csvOf([[-30]])).toBe('-30\r\n');
  });
});
