import { writeFileSync } from 'node:fs';
import { checkFile, isProblem, parseLine } from '../../server/batches/file';
import { goodLine, textOf, writeBatch, writeLines } from '../support/batches';

const GOOD = '1,6222021001112223334,王*,12860,SD2026-000001';
const reasonOf = (text: string, number = 1): string | undefined => {
  const read = parseLine(text, number);
  return isProblem(read) ? read.reason : undefined;
};
const changed = (field: number, text: string): string => GOOD.split(',').map((old, index) => (index === field ? text : old)).join();
const failure = (path: string): Promise<Error> => checkFile(path).then(() => new Error('it was taken'), (error: Error) => error);

describe('a line of a batch', () => {
  test('is its number, an account, a masked payer, an amount and a reference', () => {
    expect(parseLine(GOOD, 1)).toEqual({ line: 1, account: '6222021001112223334', payer: '王*', fen: 12860, reference: 'SD2026-000001' });
  });

  test.each([
    ['one fen', 3, '1'],
    ['the most that is paid at once', 3, '5000000'],
    ['a name of two signs', 2, '欧阳**'],
    ['a name masked in front', 2, '*小满'],
    ['an account of 8 digits', 1, '12345678'],
    ['an account of 30 digits', 1, '1'.repeat(30)],
    ['a reference of 40 characters', 4, 'A'.repeat(40)],
  ])('is right with %s', (_what, field, text) => expect(reasonOf(changed(field, text))).toBeUndefined());

  test.each([
    ['a number out of turn', 0, '2', 'is numbered "2"; expected 1'],
    ['a number with a nought before it', 0, '01', 'expected 1'],
    ['an account of 7 digits', 1, '1234567', 'account'],
    ['an account of 31 digits', 1, '1'.repeat(31), 'account'],
    ['a letter in the account', 1, '622202100111222333X', 'account'],
    ['a payer who is named', 2, '王小满', 'masked'],
    ['nobody', 2, '', 'masked'],
    ['a formula for a payer', 2, '=1+*', 'masked'],
    ['nothing to debit', 3, '0', 'amount'],
    ['less than nothing', 3, '-1', 'amount'],
    ['half a fen', 3, '1.5', 'amount'],
    ['more than is paid at once', 3, '5000001', 'amount'],
    ['an amount in words', 3, '1e3', 'amount'],
    ['no reference', 4, '', 'reference'],
    ['a reference of 41 characters', 4, 'A'.repeat(41), 'reference'],
    ['a reference that begins with a hyphen', 4, '-1', 'reference'],
  ])('is wrong with %s', (_what, field, text, reason) => expect(reasonOf(changed(field, text))).toContain(reason));

  test('is wrong with a field too few or too many, and when it is empty', () => {
    expect(reasonOf('1,6222021001112223334,王*,12860')).toContain('has 4 fields');
    expect(reasonOf(`${GOOD},`)).toContain('has 6 fields');
    expect(reasonOf('')).toContain('has 1 fields');
  });

  test('never repeats an account in what is wrong with it', () => {
    expect(reasonOf(changed(1, '6222021001112223334X'))).not.toContain('6222021001112223334');
  });
});

describe('a file', () => {
  test('comes to its lines and its money, whatever the ends of its lines and its mark', async () => {
    const text = textOf([goodLine(0), goodLine(1)]);
    const plain = await checkFile(writeBatch('plain', text));
    expect(plain).toMatchObject({ rows: 2, totalFen: 201 });
    expect(await checkFile(writeBatch('windows', `\uFEFF${text.replaceAll('\n', '\r\n')}`))).toEqual(plain);
    expect((await checkFile(writeBatch('other', textOf([goodLine(0), goodLine(2)])))).hash).not.toEqual(plain.hash);
  });

  test('is refused whole for one line, the 70,001st of 100,000, which is named with its reason', async () => {
    const path = writeLines('late', 100_000, (line, index) => (index === 70_000 ? { ...line, fen: 0 } : line));
    expect((await failure(path)).message).toBe(
      'The file is refused, and nothing of it was run. One line is wrong:\n  line 70001: the amount is not whole fen from 1 to 5000000',
    );
  });

  test('names the first twenty lines that are wrong and says how many more there are', async () => {
    const { message } = await failure(writeLines('many', 30, (line) => ({ ...line, payer: '王小满' })));
    expect(message).toContain('30 lines are wrong');
    expect(message).toContain('line 20:');
    expect(message).not.toContain('line 21:');
    expect(message).toContain('and 10 more');
  });

  test('is refused when a reference stands in it twice', async () => {
    const path = writeLines('twice', 5, (line, index) => (index === 4 ? goodLine(1) : line));
    expect((await failure(path)).message).toContain('line 5: the reference SD-0000001 stands in line 2 already');
  });

  test('is refused when it is empty, is not there, or is no text', async () => {
    expect((await failure(writeBatch('empty', ''))).message).toContain('empty');
    expect((await failure('/nowhere/at/all.csv')).message).toBe('There is no file /nowhere/at/all.csv');
    const path = writeBatch('bytes', '');
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00, 0x31, 0x0a]));
    expect((await failure(path)).message).toContain('line 1:');
  });
});
