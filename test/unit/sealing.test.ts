import { randomBytes } from 'node:crypto';
import { seal, unseal } from '../../server/sealing';

const sealer = { dataKey: randomBytes(32), randomBytes };
const contact = { name: '王小满', phone: '13800001234' };

describe('a sealed value', () => {
  test('opens with its key and its row, and does not repeat itself', () => {
    const sealed = seal(sealer, contact, 'application:1');
    expect(unseal(sealer, sealed, 'application:1')).toEqual(contact);
    expect(seal(sealer, contact, 'application:1')).not.toEqual(sealed);
    expect(sealed.includes('13800001234')).toBe(false);
  });

  test('does not open in another row, with another key, or when a bit was changed', () => {
    const sealed = seal(sealer, contact, 'application:1');
    const bent = Buffer.from(sealed);
    bent[bent.length - 1]! ^= 1;
    expect(() => unseal(sealer, sealed, 'application:2')).toThrow();
    expect(() => unseal({ dataKey: randomBytes(32) }, sealed, 'application:1')).toThrow();
    expect(() => unseal(sealer, bent, 'application:1')).toThrow();
  });
});
