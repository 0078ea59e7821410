import type { BillCodeAnswer } from '@micro-branch/contract/bills';
import { listSeedBillers } from '../../../server/database/seed/billers';
import { addBillers, codeOf, newPayer, someBillers, type Payer } from '../../support/bills';
import { startService, type Service } from '../../support/service';

let service: Service;
let payer: Payer;

jest.setTimeout(60_000);

beforeAll(async () => {
  service = await startService();
  await someBillers(service.deps);
  payer = await newPayer(service);
  const off = listSeedBillers().find(({ key }) => key === 'water-310100')!;
  await addBillers(service.deps, [{ ...off, isOnShelf: false }]);
});
afterAll(() => service.close());

const read = (text: string) => service.send('POST', '/api/bill-codes', { token: payer.token, body: { text } });

describe('the code on a paper bill (readBillCode)', () => {
  test('says the biller and what is filled in', async () => {
    const { status, body } = await read('MBBILL1:electricity-310100:account=3101000128600');
    expect(status).toBe(200);
    expect(body as BillCodeAnswer).toMatchObject({ biller: { flow: 'fetch-and-pay', icon: 'electricity' }, fields: { account: '3101000128600' } });
  });

  test('is percent-encoded', async () => {
    const { body } = await read(`MBBILL1:charity-310100:donor=${encodeURIComponent('王小满')}`);
    expect(body as BillCodeAnswer).toMatchObject({ fields: { donor: '王小满' } });
  });

  test.each([
    ['nothing of ours', 'https://example.com/pay?account=3101000128600'],
    ['another version', 'MBBILL2:electricity-310100:account=3101000128600'],
    ['a biller that is not there', 'MBBILL1:electricity-999999:account=3101000128600'],
    ['a biller that is not offered', 'MBBILL1:water-310100:account=3101000173'],
    ['no fields', 'MBBILL1:electricity-310100:'],
    ['an empty value', 'MBBILL1:electricity-310100:account='],
    ['a number that breaks the pattern', 'MBBILL1:electricity-310100:account=31010001'],
    ['a field of no biller', 'MBBILL1:electricity-310100:account=3101000128600;amount=1'],
    ['a field twice', 'MBBILL1:electricity-310100:account=3101000128600;account=3101000128601'],
    ['a name of a prototype', 'MBBILL1:electricity-310100:constructor=1;account=3101000128600'],
    ['broken percent-encoding', 'MBBILL1:charity-310100:donor=%E7%8E'],
    ['a NUL', 'MBBILL1:charity-310100:donor=%00%00'],
    ['a line break behind', 'MBBILL1:electricity-310100:account=3101000128600\n'],
    ['markup', 'MBBILL1:charity-310100:donor=<script>alert(1)</script>'],
    ['encoded markup', `MBBILL1:charity-310100:donor=${encodeURIComponent('<img src=x>')}`],
    ['more fields than any biller has', `MBBILL1:electricity-310100:${Array.from({ length: 9 }, (_, index) => `f${'abcdefghi'[index]}=1`).join(';')}`],
  ])('is refused when it is %s', async (_, text) => {
    expect(codeOf(await read(text))).toBe('bill-code-refused');
  });

  test('is refused when it is too long to be one, before it is read', async () => {
    expect((await read(`MBBILL1:electricity-310100:account=${'1'.repeat(600)}`)).status).toBe(400);
  });
});
