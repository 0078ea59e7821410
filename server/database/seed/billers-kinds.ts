import type { BillerContent, FieldContent } from '@micro-branch/contract/biller-content';

/** What is the same for all billers of a kind; where one is, the generator knows. */
export interface BillerKind extends Pick<BillerContent, 'category' | 'icon' | 'flow' | 'fee' | 'hours'> {
  kind: string;
  /** Follows the name of the place: 电力公司. */
  called: string;
  /** One for each city, for each province, or one for the whole country. */
  per: 'city' | 'northern-city' | 'province' | 'country';
  link: BillerContent['settlement']['link'];
  days: number;
  /** `{place}` in a sample is the code of the place. */
  fields: FieldContent[];
}

const ALL_DAY = { from: '00:00', until: '00:00' };
const NIGHT_OFF = { from: '00:30', until: '23:30' };
const NO_FEE = { kind: 'none' } as const;
const YUAN = 100;

const numbers = (digits: string, tail = 4): Pick<FieldContent, 'pattern' | 'maxLength' | 'keyboard' | 'mask' | 'check'> => ({
  pattern: `[0-9]{${digits}}`,
  maxLength: Number(digits.split(',').at(-1)),
  keyboard: 'number',
  mask: { head: 3, tail },
  check: 'none',
});

const ID_NUMBER: FieldContent = {
  key: 'idNumber', label: '身份证号', hint: '参保人的18位身份证号，末位X要大写', sample: '11010519491231002X', pattern: '[0-9]{17}[0-9X]', maxLength: 18,
  keyboard: 'idcard', mask: { head: 3, tail: 4 }, check: 'mod11-2',
};
const PLATE: FieldContent = {
  key: 'plate', label: '车牌号', hint: '含省份简称和字母，中间不加点', sample: '沪A12345', pattern: '[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{5,6}', maxLength: 8,
  keyboard: 'text', mask: { head: 2, tail: 2 }, check: 'none',
};

const account = (label: string, hint: string, sample: string): FieldContent => ({ key: 'account', label, hint, sample, ...numbers(String(sample.replace('{place}', '000000').length)) });

const owed = (isPartAllowed: boolean, maxYuan: number): BillerContent['flow'] => ({
  kind: 'fetch-and-pay', isPartAllowed, amount: { minFen: 1, maxFen: maxYuan * YUAN, stepFen: 1 },
});
const steps = (stepYuan: number, maxYuan: number) => ({ minFen: stepYuan * YUAN, maxFen: maxYuan * YUAN, stepFen: stepYuan * YUAN });
const denominations = (...yuan: number[]): BillerContent['flow'] => ({ kind: 'top-up', denominations: yuan.map((one) => one * YUAN) });

export const billerKinds: readonly BillerKind[] = [
  {
    kind: 'mobile-top-up', called: '手机话费充值', per: 'country', category: 'daily-life', icon: 'phone', link: 'direct', days: 1, fee: NO_FEE, hours: ALL_DAY,
    flow: denominations(10, 30, 50, 100, 200, 300, 500),
    fields: [{ key: 'phone', label: '手机号', hint: '要充值的手机号码', sample: '13800138000', ...numbers('11'), pattern: '1[3-9][0-9]{9}' }],
  },
  {
    kind: 'petrol-card', called: '加油卡充值', per: 'country', category: 'transport', icon: 'car', link: 'direct', days: 1, hours: NIGHT_OFF,
    fee: { kind: 'rate', basisPoints: 30, minFen: 0, maxFen: 5 * YUAN },
    flow: denominations(100, 200, 500, 1_000, 2_000),
    fields: [{ key: 'card', label: '加油卡号', hint: '卡正面的16位数字', sample: '4539578763621486', ...numbers('16'), check: 'luhn' }],
  },
  {
    kind: 'fixed-line', called: '固定电话费', per: 'country', category: 'daily-life', icon: 'phone', link: 'direct', days: 1, fee: NO_FEE, hours: ALL_DAY,
    flow: owed(true, 10_000),
    fields: [{ key: 'phone', label: '固定电话号码', hint: '区号加号码，中间不加横线', sample: '02161238888', ...numbers('10,12') }],
  },
  {
    kind: 'life-insurance', called: '安心人寿续期保费', per: 'country', category: 'insurance-medical', icon: 'bill', link: 'direct', days: 2, fee: NO_FEE, hours: NIGHT_OFF,
    flow: owed(false, 50_000),
    fields: [{ key: 'policy', label: '保单号', hint: '保险合同封面上的15位数字', sample: '202600001234567', ...numbers('15') }, { ...ID_NUMBER, hint: '投保人的18位身份证号，末位X要大写' }],
  },
  {
    kind: 'online-course', called: '在线课程学费', per: 'country', category: 'education', icon: 'school', link: 'direct', days: 7, fee: NO_FEE, hours: ALL_DAY,
    flow: { kind: 'direct', amount: steps(1, 20_000) },
    fields: [{ key: 'order', label: '订单号', hint: '报名短信里的12位数字', sample: '260901000123', ...numbers('12') }],
  },
  {
    kind: 'electricity', called: '电力公司', per: 'city', category: 'daily-life', icon: 'electricity', link: 'direct', days: 1, fee: NO_FEE, hours: ALL_DAY,
    flow: owed(false, 20_000), fields: [account('户号', '电费账单或电表上的13位数字', '{place}0128600')],
  },
  {
    kind: 'water', called: '自来水公司', per: 'city', category: 'daily-life', icon: 'water', link: 'direct', days: 1, fee: NO_FEE, hours: ALL_DAY,
    flow: owed(false, 20_000), fields: [account('用户号', '水费账单上的10位数字', '{place}0173')],
  },
  {
    kind: 'gas', called: '燃气公司', per: 'city', category: 'daily-life', icon: 'gas', link: 'direct', days: 1, fee: NO_FEE, hours: ALL_DAY,
    flow: owed(true, 20_000), fields: [account('用户号', '燃气账单上的12位数字', '{place}002615')],
  },
  {
    kind: 'heating', called: '热力公司', per: 'northern-city', category: 'daily-life', icon: 'heating', link: 'direct', days: 1, fee: NO_FEE, hours: { from: '06:00', until: '22:00' },
    flow: owed(true, 30_000), fields: [account('用热编号', '供热合同或缴费卡上的11位数字', '{place}08812')],
  },
  {
    kind: 'broadband', called: '宽带通', per: 'city', category: 'daily-life', icon: 'broadband', link: 'direct', days: 1, fee: NO_FEE, hours: ALL_DAY,
    flow: { kind: 'validate-and-pay', amount: steps(10, 5_000) }, fields: [account('宽带账号', '装机单上的14位数字', '{place}00034567')],
  },
  {
    kind: 'cable-tv', called: '有线电视', per: 'city', category: 'daily-life', icon: 'home', link: 'direct', days: 1, fee: NO_FEE, hours: { from: '06:00', until: '01:00' },
    flow: { kind: 'validate-and-pay', amount: steps(1, 2_000) },
    fields: [{ key: 'account', label: '智能卡号', hint: '机顶盒卡上的11位数字', sample: '79927398713', ...numbers('11'), check: 'luhn' }],
  },
  {
    kind: 'property', called: '安居物业', per: 'city', category: 'daily-life', icon: 'home', link: 'hosted', days: 1, hours: ALL_DAY, fee: NO_FEE,
    flow: owed(true, 50_000),
    fields: [{ key: 'room', label: '房号', hint: '楼号-单元-室号', sample: '12-3-602', pattern: '[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}', maxLength: 11, keyboard: 'text', mask: { head: 2, tail: 1 }, check: 'none' }],
  },
  {
    kind: 'fine', called: '交通违法罚款代收', per: 'city', category: 'public-affairs', icon: 'car', link: 'direct', days: 0, fee: NO_FEE, hours: { from: '07:00', until: '22:00' },
    flow: owed(false, 5_000),
    fields: [{ key: 'notice', label: '决定书编号', hint: '处罚决定书右上角的15位数字', sample: '{place}261234567', ...numbers('15') }],
  },
  {
    kind: 'social-security', called: '居民养老保险费代收', per: 'city', category: 'public-affairs', icon: 'government', link: 'direct', days: 0, fee: NO_FEE, hours: { from: '07:00', until: '21:00' },
    flow: { kind: 'validate-and-pay', amount: steps(100, 6_000) }, fields: [ID_NUMBER],
  },
  {
    kind: 'non-tax', called: '非税收入代收', per: 'province', category: 'public-affairs', icon: 'government', link: 'direct', days: 0, fee: NO_FEE, hours: ALL_DAY,
    flow: owed(false, 50_000),
    fields: [{ key: 'notice', label: '缴款码', hint: '缴款通知书上的20位数字', sample: '{place}26000012345678', ...numbers('20') }],
  },
  {
    kind: 'tuition', called: '实验中学学费', per: 'city', category: 'education', icon: 'school', link: 'hosted', days: 1, fee: NO_FEE, hours: ALL_DAY,
    flow: owed(true, 50_000),
    fields: [{ key: 'student', label: '学号', hint: '校园卡上的10位数字', sample: '2026010123', ...numbers('10') }],
  },
  {
    kind: 'exam', called: '考试报名费', per: 'province', category: 'education', icon: 'school', link: 'direct', days: 3, fee: NO_FEE, hours: ALL_DAY,
    flow: owed(false, 2_000),
    fields: [{ key: 'registration', label: '报名号', hint: '报名确认单上的12位数字', sample: '{place}260123', ...numbers('12') }, { ...ID_NUMBER, hint: '考生的18位身份证号，末位X要大写' }],
  },
  {
    kind: 'medical', called: '人民医院门诊预交', per: 'city', category: 'insurance-medical', icon: 'medical', link: 'direct', days: 1, fee: NO_FEE, hours: NIGHT_OFF,
    flow: { kind: 'validate-and-pay', amount: steps(10, 10_000) },
    fields: [{ key: 'patient', label: '就诊卡号', hint: '就诊卡正面的8至10位数字', sample: '10023456', ...numbers('8,10') }],
  },
  {
    kind: 'etc', called: 'ETC储值卡充值', per: 'province', category: 'transport', icon: 'car', link: 'direct', days: 1, fee: NO_FEE, hours: NIGHT_OFF,
    flow: denominations(100, 200, 500, 1_000),
    fields: [{ key: 'card', label: 'ETC卡号', hint: '卡正面的20位数字', sample: '{place}01234567890123', ...numbers('20') }, PLATE],
  },
  {
    kind: 'bus-card', called: '公交卡充值', per: 'city', category: 'transport', icon: 'car', link: 'direct', days: 1, fee: NO_FEE, hours: ALL_DAY,
    flow: denominations(20, 50, 100, 200), fields: [{ key: 'card', label: '公交卡号', hint: '卡背面的11位数字', sample: '79927398713', ...numbers('11'), check: 'luhn' }],
  },
  {
    kind: 'parking', called: '智慧停车', per: 'city', category: 'transport', icon: 'car', link: 'direct', days: 1, fee: { kind: 'fixed', fen: 50 }, hours: ALL_DAY,
    flow: { kind: 'direct', amount: { minFen: 50, maxFen: 500 * YUAN, stepFen: 50 } }, fields: [PLATE],
  },
  {
    kind: 'charity', called: '慈善会捐款', per: 'city', category: 'other', icon: 'bill', link: 'direct', days: 3, fee: NO_FEE, hours: ALL_DAY,
    flow: { kind: 'direct', amount: steps(1, 50_000) },
    fields: [{ key: 'donor', label: '捐款人', hint: '写在捐款证明上的姓名', sample: '王小满', pattern: '[\\u4e00-\\u9fa5·]{2,20}', maxLength: 20, keyboard: 'text', mask: { head: 1, tail: 0 }, check: 'none' }],
  },
  {
    kind: 'union-dues', called: '工会会费', per: 'province', category: 'other', icon: 'bill', link: 'direct', days: 3, fee: NO_FEE, hours: ALL_DAY,
    flow: { kind: 'validate-and-pay', amount: steps(1, 1_000) },
    fields: [{ key: 'member', label: '会员证号', hint: '会员证上的10位数字', sample: '{place}0456', ...numbers('10') }],
  },
];
