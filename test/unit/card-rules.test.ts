import type { CardContent, ContentOf } from '@micro-branch/contract/card-content';
import { describeTerm } from '../../server/cards/figures';
import { hashContent } from '../../server/cards/content-hash';
import { contentFaults, LOAN_RATE_MAX } from '../../server/cards/rules';

const sections = [{ title: '产品说明', paragraphs: ['演示用文本。'] }];
const documents = [{ title: '合同要点', paragraphs: ['演示用文本。'] }];

const loan: ContentOf<'loan'> = {
  class: 'loan', title: '安居贷', issuer: '云汀银行', annualRateFrom: 345, annualRateTo: 680, maximumFen: 30_000_000,
  termMonthsMax: 36, repayment: '等额本息', eligibility: '有稳定收入', sections, documents,
};

const saying = (text: string): CardContent => ({ ...loan, sections: [{ title: '产品说明', paragraphs: [text] }] });

describe('a card is not saved', () => {
  test.each(['保本', '稳赚不赔', '全程无风险', '预期收益 5%', '最高收益', '业内第一', '唯一选择', '限时秒杀', '零利率', '秒批到账', '分享得积分', '邀请得礼'])(
    'when it says %s',
    (text) => {
      expect(contentFaults(saying(text))).toHaveLength(1);
    },
  );

  test('with a lowest rate above its highest', () => {
    expect(contentFaults({ ...loan, annualRateFrom: 681 })).toEqual(['年化利率下限高于上限']);
  });

  test('as a loan above the rate the courts protect', () => {
    expect(contentFaults({ ...loan, annualRateTo: LOAN_RATE_MAX })).toEqual([]);
    expect(contentFaults({ ...loan, annualRateTo: LOAN_RATE_MAX + 1 })).toHaveLength(1);
  });

  test('as a loan that speaks to students', () => {
    expect(contentFaults(saying('欢迎在校学生申请'))).toEqual(['贷款不向在校学生营销']);
  });
});

test.each(['本产品不保本', '非保本浮动收益', '投资并非无风险', '不承诺保本', '不面向在校学生发放'])('saying that it is not so stays allowed: %s', (text) => {
  expect(contentFaults(saying(text))).toEqual([]);
});

test('every word said is named, so that all is mended at once', () => {
  expect(contentFaults(saying('保本，稳赚，唯一'))).toHaveLength(3);
});

test('the approval hash is of the text and the scope, not of the order of its keys', () => {
  const turned = Object.fromEntries(Object.entries(loan).reverse()) as CardContent;
  expect(hashContent(turned, 'all')).toEqual(hashContent(loan, 'all'));
  expect(hashContent(loan, 'chat')).not.toEqual(hashContent(loan, 'all'));
  expect(hashContent({ ...loan, title: '安居贷。' }, 'all')).not.toEqual(hashContent(loan, 'all'));
});

test.each([[0, '活期'], [1, '1 天'], [90, '90 天'], [365, '1 年'], [1095, '3 年'], [400, '400 天']])('%i days are written %s', (days, written) => {
  expect(describeTerm(days)).toBe(written);
});
