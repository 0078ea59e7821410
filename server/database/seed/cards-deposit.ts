import { brand } from '@micro-branch/contract/brand';
import type { ContentOf } from '@micro-branch/contract/card-content';
import { demonstrationNotice, type SeededCard } from './seeded-card';

const depositInsurance = {
  title: '存款保险',
  paragraphs: [
    '本存款受《存款保险条例》保护。同一存款人在同一家银行所有被保险存款的本金和利息，合并计算的最高偿付限额为人民币 50 万元。',
    '超过限额的部分，依法从该银行清算财产中受偿。存款保险的保费由银行缴纳，存款人不需要另外付费。',
  ],
};

export const depositCards: readonly SeededCard<ContentOf<'deposit'>>[] = [
  {
    key: 'deposit-time-3y',
    approvalNumber: `${brand.shortName}合规审〔2026〕2001号`,
    shareScope: 'all',
    featuredRank: 1,
    isOnShelf: true,
    content: {
      class: 'deposit',
      title: '整存整取定期存款 三年',
      issuer: `${brand.bankName}（演示机构）`,
      annualRate: 145,
      termDays: 1095,
      minimumFen: 5_000,
      interestRule: '存入当日的挂牌利率锁定三年，到期一次还本付息，按单利计算。',
      earlyWithdrawal: '可全部或部分提前支取；提前支取的部分按支取日活期利率计息，其余部分利率不变。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '一次存入，存满三年，到期连本带息一次取回。存入那天的年利率是多少，三年里就是多少，之后挂牌利率调整与这笔存款无关。',
            '以存入 1 万元为例，三年到期利息为 10,000 × 1.45% × 3 = 435 元。这是按演示利率作的算术说明，实际以存入当日的利率为准。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: [
            '适合有一笔三年内用不到的钱、希望利率从存入那天就确定下来的人。',
            '如果这笔钱随时可能要用，可以分成几笔存，或者看看一年期和通知存款，免得提前支取时损失利息。',
          ],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '开立、持有和支取都不收费。50 元起存，可以选择到期自动转存；不选择的，到期后按活期利率计息。',
            '自动转存时，新一期按转存当日的挂牌利率计算，和原来的利率可能不同。',
          ],
        },
        {
          title: '留意的地方',
          paragraphs: ['利率在整个存期内不变，市场利率上升时，这笔存款不会跟着上调；提前支取的部分只能按活期利率计息。'],
        },
      ],
      documents: [
        {
          title: '存款规则摘要',
          paragraphs: [
            '计息从存入日起，算至支取日的前一日。到期日遇节假日的，可在到期日当天通过手机银行办理，也可在之后的营业日到网点办理。',
            '提前支取须由本人凭有效身份证件办理；由他人代办的，须同时出示存款人和代办人的有效身份证件。',
          ],
        },
        depositInsurance,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'deposit-time-1y',
    approvalNumber: `${brand.shortName}合规审〔2026〕2002号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'deposit',
      title: '整存整取定期存款 一年',
      issuer: `${brand.bankName}（演示机构）`,
      annualRate: 115,
      termDays: 365,
      minimumFen: 5_000,
      interestRule: '存入当日的挂牌利率锁定一年，到期一次还本付息，按单利计算。',
      earlyWithdrawal: '可提前支取；提前支取的部分按支取日活期利率计息，其余部分利率不变。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '一次存入，满一年取回本金和利息。期限不长不短，常用来放明年要用的学费、房租或装修款。',
            '以存入 1 万元为例，一年到期利息为 10,000 × 1.15% = 115 元。数字按演示利率计算，实际以存入当日的利率为准。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合已经知道大约一年后要用钱的人，也适合还没有想好放多久、想先存一年看看的人。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '不收任何费用，50 元起存。可以约定到期自动转存一年，也可以约定到期把本息转入活期账户。',
            '转存约定在到期日前一天的 24 点之前都能修改。',
          ],
        },
        {
          title: '留意的地方',
          paragraphs: ['提前支取会少得利息。部分支取后，剩下的金额须不低于 50 元。'],
        },
      ],
      documents: [
        {
          title: '存款规则摘要',
          paragraphs: [
            '计息从存入日起，算至支取日的前一日；存期内遇挂牌利率调整，不分段计息。',
            '存单或电子凭证遗失的，请您及时致电客服热线或到网点办理挂失，挂失前已被他人支取的，按相关法律规定处理。',
          ],
        },
        depositInsurance,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'deposit-certificate-2y',
    approvalNumber: `${brand.shortName}合规审〔2026〕2003号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'deposit',
      title: '个人大额存单 两年（2026 年第 11 期）',
      issuer: `${brand.bankName}（演示机构）`,
      annualRate: 135,
      termDays: 730,
      minimumFen: 20_000_000,
      interestRule: '固定利率，到期一次还本付息；也可选择按月付息，利息转入活期账户。',
      earlyWithdrawal: '可提前支取一次，支取部分按活期利率计息；也可转让给本行其他个人客户。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '面向个人的记账式大额存款凭证，20 万元起存，按 1 万元递增，期限两年。',
            '可以选到期一次付息，也可以选按月付息：以存入 20 万元为例，按月付息每月约 225 元。数字按演示利率计算。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: [
            '适合有一笔 20 万元以上、两年内不用的钱，又希望中途有办法转让的人。',
            '每一期有发行额度，额度售完后就不能再存入，请以办理时的剩余额度为准。',
          ],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '存入、持有、到期支取不收费。转让由双方在手机银行中办理，转让价格由转让人在本金和应计利息的范围内确定。',
            '未到期时可以开立存款证明，也可以办理质押贷款，具体条件以申请时的规定为准。',
          ],
        },
        {
          title: '留意的地方',
          paragraphs: ['转让不保证一定有人受让；没有成功转让而提前支取的，按活期利率计息。'],
        },
      ],
      documents: [
        {
          title: '大额存单说明摘要',
          paragraphs: [
            '本期大额存单采用电子方式发行，不出具纸质存单，您可以在手机银行或网点查询持有明细。',
            '计息从起息日起，算至到期日的前一日；到期日为节假日的，本息照常转入您的结算账户。',
          ],
        },
        {
          title: '转让要点',
          paragraphs: ['持有满 7 天、距到期 15 天以上可以发起转让，挂单有效期为 5 天。转让成功后，剩余存期的全部利息归受让人所有。'],
        },
        depositInsurance,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'deposit-notice-7d',
    approvalNumber: `${brand.shortName}合规审〔2026〕2004号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'deposit',
      title: '七天通知存款',
      issuer: `${brand.bankName}（演示机构）`,
      annualRate: 55,
      termDays: 7,
      minimumFen: 5_000_000,
      interestRule: '按支取日挂牌的七天通知存款利率和实际存期计息，利随本清。',
      earlyWithdrawal: '须提前七天通知；未通知或通知后未按约定支取的部分，按活期利率计息。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '存入时不约定存期，要用钱时提前七天通知银行，约好支取的日期和金额，到时取回本金和利息。',
            '利率在活期和定期之间，适合放时间说不准的大额款项。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合手头有 5 万元以上、几周到几个月内要用，但还不知道是哪一天的人，例如等着付首付或货款。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '不收费。5 万元起存，可一次或分次支取，每次至少支取 5 万元；支取后余额低于 5 万元的，余额转为活期。',
            '通知可以在手机银行或网点办理，也可以在支取日之前取消。',
          ],
        },
        {
          title: '留意的地方',
          paragraphs: ['实际存期不足七天、支取金额多于或少于约定金额的部分，都会按活期利率计息。办理前先想好日期和金额。'],
        },
      ],
      documents: [
        {
          title: '存款规则摘要',
          paragraphs: [
            '支取金额超过约定金额的，超过部分按活期利率计息；少于约定金额的，少取部分视同未作通知。',
            '您办理通知后又取消的，通知期限内按活期利率计息，其余存期仍按七天通知存款利率计息。',
          ],
        },
        depositInsurance,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'deposit-instalment-1y',
    approvalNumber: `${brand.shortName}合规审〔2026〕2005号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'deposit',
      title: '零存整取 每月存一点',
      issuer: `${brand.bankName}（演示机构）`,
      annualRate: 95,
      termDays: 365,
      minimumFen: 500,
      interestRule: '每月固定存入，按开户日利率对每笔存款的实际存期计算单利。',
      earlyWithdrawal: '只能全部提前支取，按支取日活期利率计息。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '每个月存入固定的金额，5 元起，存满一年一次取出。可以在发薪日自动转存，不用惦记。',
            '以每月存入 500 元为例，一年存入 6,000 元，到期利息约 30.88 元。数字按演示利率计算。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合想慢慢养成存钱习惯的人，也适合为一年后的旅行、课程或家电提前攒钱的人。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '不收费。开户时定下每月金额，中途不能更改；某个月漏存的，可以在下个月补上。',
            '漏存后没有补存的，之后存入的部分到期按活期利率计息。',
          ],
        },
        {
          title: '留意的地方',
          paragraphs: ['不支持部分提前支取。定金额时留一点余地，每个月都能轻松存上比较好。'],
        },
      ],
      documents: [
        {
          title: '存款规则摘要',
          paragraphs: ['利息按每笔存入金额与实际存期累计计算，到期日为开户日满一年的对应日；没有对应日的，以当月最后一日为到期日。'],
        },
        depositInsurance,
        demonstrationNotice,
      ],
    },
  },
];
