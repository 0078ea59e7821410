import { readCommandLine, type CommandLine } from '../../src/command-line';
import { HostError } from '../../src/host-error';

const read = (text: string): CommandLine => readCommandLine(text.split(' ')) as CommandLine;

describe('what is typed', () => {
  test('as the automator calls it, options of its own standing before the word', () => {
    expect(read('--disable-gpu auto --project dist/weapp --auto-port 9421 --auto-account li --trust-project')).toEqual({
      command: 'auto', project: 'dist/weapp', autoPort: 9421, isJson: false, person: 'li', launch: {}, device: {}, endpoints: {},
    });
  });

  test('without a port it is the one that the automator looks for', () => {
    expect(read('auto --project p').autoPort).toBe(9420);
  });

  test('a launch may be written in one piece or in several', () => {
    expect(read('auto --project p --path /pages/card/index?id=%20a=b --query from=x --scene 1007').launch).toEqual({
      path: 'pages/card/index', query: { id: '%20a=b', from: 'x' }, scene: 1007,
    });
  });

  test('a single page is scene 1154, and no other', () => {
    expect(read('auto --project p --single-page').launch).toEqual({ scene: 1154 });
    expect(() => read('auto --project p --single-page --scene 1007')).toThrow('--single-page is scene 1154');
  });

  test('a phone has a size, a theme and a font', () => {
    expect(read('pages --project p --json --size 320x568 --theme dark --font-scale 1.29')).toMatchObject({
      isJson: true, device: { width: 320, height: 568, theme: 'dark', fontScale: 1.29 },
    });
  });

  test('endpoints are addresses of the web', () => {
    expect(read('auto --project p --login-url http://127.0.0.1:1/login').endpoints).toEqual({ loginUrl: 'http://127.0.0.1:1/login' });
  });

});

describe('what is typed wrongly', () => {
  test.each([
    ['auto', '--project is missing'],
    ['--project p', 'a command is missing: auto, check, pages'],
    ['fly --project p', '"fly" is not a command'],
    ['auto now --project p', '"now" is one word too many'],
    ['auto --project p --auto-port 65536', '--auto-port takes a whole number from 0 to 65535, not "65536"'],
    ['auto --project p --auto-port 1.5', '--auto-port takes a whole number'],
    ['auto --project p --scene 999', '--scene takes a whole number from 1000 to 9999'],
    ['auto --project p --theme blue', '--theme is light or dark, not "blue"'],
    ['auto --project p --font-scale 4', '--font-scale takes a number from 0.5 to 3'],
    ['auto --project p --size 10x10', '--size takes WIDTHxHEIGHT'],
    ['auto --project p --login-url file:///etc/passwd', '--login-url takes an http address'],
    ['auto --project p --projcet q', "Unknown option '--projcet'"],
  ])('%s is refused', (text, reason) => {
    expect(() => read(text)).toThrow(HostError);
    expect(() => read(text)).toThrow(reason);
  });

  test('help and version are given whatever else is said', () => {
    expect(readCommandLine(['auto', '--help'])).toBe('help');
    expect(readCommandLine(['-v'])).toBe('version');
  });
});
