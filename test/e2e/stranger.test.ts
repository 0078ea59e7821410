import { answerCashier } from '../support/pay-pages-weapp';
import { readWords, saysNow, sendToFriend, tapTab, tapWords, type Stranger } from '../support/stranger';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhones } from '../support/weapp-phone';

jest.setTimeout(120_000);

/** Of the seed: has an account with a bill that is due, points, and shares; nobody has told them where anything is. */
const PERSON = 'wang-xiaoman';

describe('who has never seen the program, by the words on the screen alone and from the first page', () => {
  let phones: WeappPhones;
  let stranger: Stranger;
  const told: string[] = [];

  beforeAll(async () => {
    phones = await openPhones();
    stranger = { phone: await phones.welcome(PERSON), taps: [] };
  });
  beforeEach(async () => {
    stranger.taps = [];
    await stranger.phone.enter({});
  });
  afterEach(() => {
    if (stranger.taps.length === 0) return;
    const { currentTestName = '' } = expect.getState();
    told.push(`${currentTestName.split(' first page ')[1]} | ${stranger.taps.length} | ${stranger.taps.join(' → ')}`);
  });
  afterAll(async () => {
    process.stdout.write(`${['task | taps | what was tapped', ...told].join('\n')}\n`);
    await stranger.phone.leave();
    await phones.close();
  });

  test('pays a bill in two taps', async () => {
    await tapWords(stranger, '去缴费');
    await tapWords(stranger, /^确认缴费 ¥/);
    await answerCashier(stranger.phone, 'confirmPayment');
    await readWords(stranger, /缴费成功/);
    expect(stranger.taps).toHaveLength(2);
  });

  test('redeems points in five taps', async () => {
    await tapTab(stranger, '福利');
    await tapWords(stranger, '去兑换');
    await tapWords(stranger, /超市 5 元券/);
    await tapWords(stranger, '立即兑换');
    await tapWords(stranger, /^确认兑换 [\d,]+ 积分$/);
    // The page of the order, which nobody sees before there is one.
    await readWords(stranger, /兑换时间/);
    expect(stranger.taps).toHaveLength(5);
  });

  test('shares a product in three taps', async () => {
    await tapWords(stranger, /存款 ·/);
    await tapWords(stranger, '分享');
    await tapWords(stranger, '发送给朋友');
    await sendToFriend(stranger);
    expect(stranger.taps).toHaveLength(3);
  });

  test('finds the chain of a share in two taps', async () => {
    await tapWords(stranger, '我的分享');
    await tapWords(stranger, /浏览 [\d,]+/);
    await readWords(stranger, /再次分享|口径说明/);
    expect(stranger.taps).toHaveLength(2);
  });

  test('switches to large words in two taps', async () => {
    await readWords(stranger, /精选产品/);
    await tapTab(stranger, '我的');
    await tapWords(stranger, '长辈版');
    expect(stranger.taps).toHaveLength(2);
    // Back on the first page, only to see that it has changed.
    await tapTab({ ...stranger, taps: [] }, '首页');
    await readWords(stranger, /生活缴费/);
    expect(await saysNow(stranger, /精选产品/)).toBe(false);
  });

  test('meets no fault on the way', () => expect(stranger.phone.faults).toEqual([]));
});
