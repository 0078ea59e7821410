import { brand } from '@micro-branch/contract/brand';
import type { ContentOf } from '@micro-branch/contract/card-content';
import { demonstrationNotice, type SeededCard } from './seeded-card';

const issuer = `${brand.bankName}信用卡中心（演示机构）`;

const contract = {
  title: '领用合约要点',
  paragraphs: [
    '在到期还款日前全额还款的，消费交易享受免息还款期；未全额还款的，从记账日起按日计息，不计复利，也不再享受免息。',
    '最低还款额一般为本期账单金额的 10%。未还足最低还款额的，按未还部分的 5% 收取违约金，并报送金融信用信息基础数据库。',
    '取现不享受免息期，每笔按金额的 1% 收取手续费。分期的年化利率在每次办理前单独展示，由您确认后才生效。',
    '卡片遗失或被盗用，请您立即致电客服热线挂失。信用卡只限本人使用，不得出租、出借。',
  ],
};

export const creditCardCards: readonly SeededCard<ContentOf<'credit-card'>>[] = [
  {
    key: 'credit-card-daily',
    approvalNumber: `${brand.shortName}合规审〔2026〕4001号`,
    shareScope: 'all',
    featuredRank: 2,
    isOnShelf: true,
    content: {
      class: 'credit-card',
      title: `${brand.shortName}日常信用卡`,
      issuer,
      annualFee: '首年免年费',
      annualFeeRule: '当年消费满 5 笔免次年年费；未满 5 笔收 80 元。',
      revolvingAnnualRate: 1460,
      interestFreeDaysMax: 50,
      benefit: '超市、菜场、公交地铁消费累计积分，每 1 元积 1 分。',
      eligibility: '年满 18 周岁、有稳定收入的境内居民；不面向在校学生发放。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '一张用来买菜、坐车、交话费的卡。没有复杂的权益，按时还款就不产生利息，消费满 5 笔就免下一年的年费。',
            `账单日固定，还款日在账单日之后第 20 天。开通自动还款后，到期从你的${brand.bankName}借记卡扣款。`,
          ],
        },
        {
          title: '适合谁',
          paragraphs: [
            '适合收入稳定、想把日常开支集中到一张账单里看清楚的人。',
            '如果你常常到月底才发现花多了，可以在手机银行里给自己设一个低于额度的月度提醒。',
          ],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '透支年化利率 14.60%（日利率 0.04%），按单利计算。全额还款时不收利息。',
            '积分有效期为两年，可以在积分商城兑换，兑换规则以兑换页面为准。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['理性消费，按时还款。只还最低还款额，利息会从每一笔消费的记账日开始计算。'],
        },
      ],
      documents: [
        contract,
        {
          title: '收费标准摘要',
          paragraphs: ['年费 80 元/年；取现手续费为金额的 1%，每笔不低于 2 元；补卡工本费 15 元；境外消费不收货币转换费。'],
        },
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'credit-card-green',
    approvalNumber: `${brand.shortName}合规审〔2026〕4002号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'credit-card',
      title: `${brand.shortName}绿行信用卡`,
      issuer,
      annualFee: '首年免年费',
      annualFeeRule: '当年消费满 6 笔免次年年费；未满 6 笔收 100 元。',
      revolvingAnnualRate: 1460,
      interestFreeDaysMax: 50,
      benefit: '公交、地铁、共享单车和充电桩消费按双倍计积分，每月上限 2,000 分。',
      eligibility: '年满 20 周岁、有稳定收入的境内居民；不面向在校学生发放。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '为常坐公交地铁、开电动车的人准备的卡。卡片用再生塑料制作，默认只发电子账单。',
            '符合条件的绿色出行消费按双倍计积分，当月超过 2,000 分的部分按单倍计。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合通勤支出固定、在城市里低碳出行的上班族。一年到头不怎么出门的话，日常卡更划算。'],
        },
        {
          title: '费用与规则',
          paragraphs: ['透支年化利率 14.60%（日利率 0.04%），按单利计算。双倍积分只认商户类别为公共交通和充电服务的交易。'],
        },
        {
          title: '风险提示',
          paragraphs: ['理性消费，按时还款。逾期会影响信用记录，也会产生违约金。'],
        },
      ],
      documents: [
        contract,
        {
          title: '收费标准摘要',
          paragraphs: ['年费 100 元/年；取现手续费为金额的 1%，每笔不低于 2 元；补卡工本费 15 元。纸质账单每期收取工本费 5 元。'],
        },
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'credit-card-family',
    approvalNumber: `${brand.shortName}合规审〔2026〕4003号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'credit-card',
      title: `${brand.shortName}一家信用卡`,
      issuer,
      annualFee: '首年免年费',
      annualFeeRule: '全家消费满 12 笔免主卡次年年费；附属卡不收年费。',
      revolvingAnnualRate: 1533,
      interestFreeDaysMax: 56,
      benefit: '主卡和最多三张附属卡共用额度，每张附属卡可单独设月度限额。',
      eligibility: '主卡申请人年满 22 周岁、有稳定收入；附属卡持卡人须为年满 18 周岁的近亲属。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '一家人一张账单。你持主卡，给父母或伴侣办附属卡，每个人用多少都看得见，限额由你来定。',
            '附属卡的消费由主卡还款，附属卡持卡人可以选择是否让主卡看到商户名称。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合替父母付菜钱、和伴侣一起记账的家庭。请先和家人说好用途与限额，再去办附属卡。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '透支年化利率 15.33%（日利率 0.042%），按单利计算。主卡年费 120 元，满 12 笔免收。',
            '附属卡可以随时停用，停用后已经入账的交易仍由主卡偿还。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['附属卡产生的全部欠款由主卡持卡人承担。理性消费，按时还款。'],
        },
      ],
      documents: [
        contract,
        {
          title: '附属卡约定摘要',
          paragraphs: ['附属卡持卡人年满 18 周岁，由主卡持卡人书面或在手机银行中申请。主卡注销、冻结时，附属卡同时停止使用。'],
        },
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'credit-card-platinum',
    approvalNumber: `${brand.shortName}合规审〔2026〕4004号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'credit-card',
      title: `${brand.shortName}白金信用卡`,
      issuer,
      annualFee: '600 元/年',
      annualFeeRule: '激活后收取；当年消费累计满 10 万元，免次年年费。',
      revolvingAnnualRate: 1278,
      interestFreeDaysMax: 56,
      benefit: '每年 4 次机场贵宾室、2 次道路救援和 1 次口腔检查，须提前预约。',
      eligibility: '年满 25 周岁、税后年收入 15 万元以上的境内居民；不面向在校学生发放。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '为经常出差的人准备。贵宾室、道路救援和口腔检查由合作方提供，提前一天在手机银行预约。',
            '没有用完的次数不结转到下一年，也不折算成现金或积分。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['一年坐四次以上飞机、用得到这些服务的人，年费才划得来。用不上的话，日常卡就够了。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '透支年化利率约 12.78%（日利率 0.035%），按单利计算。年费在卡片激活后的首个账单日收取。',
            '未激活不收年费。激活后 30 天内没有使用过任何服务和消费的，可以申请销卡并退还年费。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['额度较高，更要量入为出。理性消费，按时还款。'],
        },
      ],
      documents: [
        contract,
        {
          title: '服务细则摘要',
          paragraphs: [
            '贵宾室限持卡人本人使用，携伴另行付费。道路救援限拖车 100 公里以内，超出部分由您支付。',
            '合作方变更时，本行提前三十日在手机银行公告，并提供不低于原标准的替代服务。',
          ],
        },
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'credit-card-country',
    approvalNumber: `${brand.shortName}合规审〔2026〕4005号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'credit-card',
      title: `${brand.shortName}乡里信用卡`,
      issuer,
      annualFee: '不收年费',
      annualFeeRule: '主卡与附属卡均不收年费。',
      revolvingAnnualRate: 1095,
      interestFreeDaysMax: 56,
      benefit: '农资、种苗和农机配件消费可在春耕、秋种两季申请延长还款 30 天。',
      eligibility: '年满 20 周岁、在县域和乡镇从事种植、养殖或小本经营的居民；不面向在校学生发放。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '为靠地里收成过日子的人准备。买种子化肥的钱春天花出去，秋天才回来，所以还款日可以每年申请延长两次。',
            '延长期内的利息照常计算，年化利率与透支利率相同，申请前会把金额写清楚给你看。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合种植户、养殖户、乡镇小店主。额度不大，够一季农资周转；要盖大棚、买大农机，请咨询经营贷款。'],
        },
        {
          title: '费用与规则',
          paragraphs: ['透支年化利率 10.95%（日利率 0.03%），按单利计算。不收年费，补卡不收工本费。'],
        },
        {
          title: '风险提示',
          paragraphs: ['收成有丰有歉，用卡请留余地。延长还款不是免除还款，到期仍要还清。'],
        },
      ],
      documents: [
        contract,
        {
          title: '延长还款约定摘要',
          paragraphs: ['每个自然年可申请两次，每次 30 天，须在原还款日前三天提出，账户当前无逾期。延长期内不收违约金，不影响信用记录。'],
        },
        demonstrationNotice,
      ],
    },
  },
];
