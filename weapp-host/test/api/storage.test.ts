import { createPhoneDouble, errMsgOf, outcome } from './phone-double';

const MIB = 1024 * 1024;

describe('storage', () => {
  it.each([['text', 'a'], ['number', 12.5], ['yes', true], ['nothing', null], ['list', [1, 'b']], ['object', { a: { b: [1] } }]])(
    'gives back a %s as it was set',
    (_kind, value) => {
      const { wx } = createPhoneDouble();
      wx.setStorageSync!('key', value);
      expect(wx.getStorageSync!('key')).toEqual(value);
    },
  );

  it('gives an empty string for a key that was never set and for undefined', async () => {
    const { wx } = createPhoneDouble();
    wx.setStorageSync!('undefined', undefined);
    expect([wx.getStorageSync!('never'), wx.getStorageSync!('undefined')]).toEqual(['', '']);
    await expect(errMsgOf(wx.getStorage, { key: 'never' })).resolves.toBe('getStorage:fail data not found');
  });

  it('keeps a copy: what the program changes later is not in storage', () => {
    const { wx } = createPhoneDouble();
    const value = { count: 1 };
    wx.setStorageSync!('key', value);
    value.count = 2;
    expect(wx.getStorageSync!('key')).toEqual({ count: 1 });
  });

  it('starts with what the host kept, and writes through', () => {
    const { wx, calls } = createPhoneDouble({ storage: { token: '"t"' } });
    expect(wx.getStorageSync!('token')).toBe('t');
    wx.setStorageSync!('token', 'u');
    wx.removeStorageSync!('token');
    wx.clearStorageSync!();
    expect(calls).toEqual([
      { method: 'storage.set', params: { key: 'token', value: '"u"' } },
      { method: 'storage.remove', params: { key: 'token' } },
      { method: 'storage.clear', params: {} },
    ]);
  });

  it('takes one megabyte for a key and not a byte more', async () => {
    const { wx } = createPhoneDouble();
    const quotes = 2;
    expect(() => wx.setStorageSync!('key', 'a'.repeat(MIB - quotes))).not.toThrow();
    expect(() => wx.setStorageSync!('key', 'a'.repeat(MIB - quotes + 1))).toThrow('setStorageSync:fail entry size limit reached');
    await expect(errMsgOf(wx.setStorage, { key: 'key', data: 'a'.repeat(MIB) })).resolves.toBe('setStorage:fail entry size limit reached');
  });

  it('takes ten megabytes in all, and counts a replaced value once', () => {
    const { wx } = createPhoneDouble();
    const almost = 'a'.repeat(MIB - 100);
    for (let index = 0; index < 10; index += 1) wx.setStorageSync!(`key${index}`, almost);
    expect(() => wx.setStorageSync!('key0', almost)).not.toThrow();
    expect(() => wx.setStorageSync!('more', 'a'.repeat(2_000))).toThrow('setStorageSync:fail exceed storage max size 10Mb');
    wx.removeStorageSync!('key9');
    expect(() => wx.setStorageSync!('more', 'a'.repeat(2_000))).not.toThrow();
  });

  it('tells its keys and size in kilobytes', () => {
    const { wx } = createPhoneDouble();
    wx.setStorageSync!('a', 'x'.repeat(1_500));
    expect(wx.getStorageInfoSync!()).toEqual({ keys: ['a'], currentSize: 2, limitSize: 10_240 });
  });

  it('sets and gets in batches', async () => {
    const { wx } = createPhoneDouble();
    await wx.batchSetStorage!({ kvList: [{ key: 'a', value: 1 }, { key: 'b', value: [2] }] });
    expect(wx.batchGetStorageSync!(['b', 'a', 'c'])).toEqual([[2], 1, '']);
    const { result } = await outcome(wx.batchGetStorage, { keyList: ['a'] });
    expect(result.dataList).toEqual([1]);
  });

  it('says so when the host could not keep a value', async () => {
    const { wx, reported } = createPhoneDouble({ host: { 'storage.set': () => Promise.reject(new Error('disk is full')) } });
    wx.setStorageSync!('a', 1);
    await expect(errMsgOf(wx.setStorage, { key: 'a', data: 1 })).resolves.toBe('setStorage:fail disk is full');
    expect(reported).toEqual(['disk is full']);
  });
});
