import Taro from '@tarojs/taro';
import { handOver, handOverHere } from '@/shared/platform/save-file';

const FILE = { name: '积分明细.csv', text: '\uFEFF时间,积分\r\n' };

/** A phone's WeChat: what it can do, and what came of it. */
const playWechat = ({ canSend, sending }: { canSend: boolean; sending?: () => Promise<void> }) => {
  const seen: { files: Record<string, string>; sent: object[]; copied: string[] } = { files: {}, sent: [], copied: [] };
  Object.assign(Taro, {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: (name: string) => canSend && name === 'shareFileMessage',
    getFileSystemManager: () => ({ writeFileSync: (path: string, text: string) => void (seen.files[path] = text) }),
    shareFileMessage: async (options: object) => {
      seen.sent.push(options);
      await sending?.();
    },
    setClipboardData: async ({ data }: { data: string }) => void seen.copied.push(data),
  });
  return seen;
};

describe('a file that leaves a mini-program', () => {
  it('is written with one byte order mark and sent to a chat', async () => {
    const wechat = playWechat({ canSend: true });
    expect(handOverHere()).toBe('send');
    expect(await handOver(FILE)).toBe('send');
    expect(wechat.files).toEqual({ 'wxfile://usr/积分明细.csv': '\uFEFF时间,积分\r\n' });
    expect(wechat.sent).toEqual([{ filePath: 'wxfile://usr/积分明细.csv', fileName: '积分明细.csv' }]);
    expect(wechat.copied).toEqual([]);
  });

  it('is asked for before anything is waited for, or WeChat would not believe in the tap', () => {
    const wechat = playWechat({ canSend: true });
    void handOver(FILE);
    expect(wechat.sent).toHaveLength(1);
  });

  it('goes nowhere when the member calls it off', async () => {
    const wechat = playWechat({ canSend: true, sending: () => Promise.reject(Object.assign(new Error(), { errMsg: 'shareFileMessage:fail cancel' })) });
    expect(await handOver(FILE)).toBeNull();
    expect(wechat.copied).toEqual([]);
  });

  it.each([
    ['an old WeChat', { canSend: false }],
    ['one that fails', { canSend: true, sending: () => Promise.reject(Object.assign(new Error(), { errMsg: 'shareFileMessage:fail' })) }],
  ])('is copied as text, without the mark, by %s', async (_, phone) => {
    const wechat = playWechat(phone);
    expect(await handOver(FILE)).toBe('copy');
    expect(wechat.copied).toEqual(['时间,积分\r\n']);
  });
});
