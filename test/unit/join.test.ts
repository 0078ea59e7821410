import { traceOf, truncateNetwork } from '../../server/referrals/join';

describe('the network of a trace', () => {
  test.each([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.7', '203.0.113'],
    ['2001:db8:12:3400::1', '2001:db8:12'],
    ['2001:0db8:0012:3400:0:0:0:1', '2001:db8:12'],
    ['2001:db8::1', '2001:db8:0'],
    ['::1', '0:0:0'],
  ])('%s is cut to %s', (address, network) => {
    expect(truncateNetwork(address)).toBe(network);
  });
});

describe('a trace', () => {
  const key = Buffer.alloc(32, 7);

  test('is the same for one phone in one neighbourhood and differs by phone, neighbourhood and key', () => {
    const trace = traceOf(key, 'ios|iPhone 15|iOS 19', '203.0.113.7');
    expect(traceOf(key, 'ios|iPhone 15|iOS 19', '203.0.113.200')).toEqual(trace);
    expect(traceOf(key, 'ios|iPhone 16|iOS 19', '203.0.113.7')).not.toEqual(trace);
    expect(traceOf(key, 'ios|iPhone 15|iOS 19', '203.0.114.7')).not.toEqual(trace);
    expect(traceOf(Buffer.alloc(32, 8), 'ios|iPhone 15|iOS 19', '203.0.113.7')).not.toEqual(trace);
  });
});
