import { brand } from '@micro-branch/contract/brand';
import type { ContentOf } from '@micro-branch/contract/card-content';
import { demonstrationNotice, type SeededCard } from './seeded-card';

const issuer = `${brand.shortName}理财有限责任公司（演示机构）`;

const agency = {
  title: '代理销售说明',
  paragraphs: [
    `本产品由${brand.shortName}理财发行与管理，${brand.bankName}为代理销售机构，不承担产品的投资、兑付和风险管理责任。`,
    '购买前请您完成风险承受能力评估，评估结果一年内有效。产品风险等级高于您的承受能力时，本行不会受理购买申请。',
  ],
};

export const wealthCards: readonly SeededCard<ContentOf<'wealth'>>[] = [
  {
    key: 'wealth-cash',
    approvalNumber: `${brand.shortName}合规审〔2026〕1001号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'wealth',
      title: `${brand.letter}和现金管理 1 号`,
      issuer,
      registrationCode: 'Z0000023000001',
      riskLevel: 'R1',
      benchmark: '中国人民银行公布的七天通知存款基准利率',
      termDays: 0,
      minimumFen: 100,
      redemption: '工作日 15:30 前赎回，下一工作日到账；快速赎回每日上限 1 万元。',
      fees: '固定管理费 0.15%/年，托管费 0.03%/年，销售服务费 0.15%/年，均已在净值中扣除；申购、赎回不另收费。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '每个工作日都能申购和赎回的现金管理类产品，主要投向银行存款、同业存单、国债和剩余期限较短的高等级债券。',
            '净值每日公布。产品是净值型，会有波动，历史上的平稳不代表以后也如此。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合评估结果为 C1 及以上、想给日常备用金找个去处，同时能接受它不是存款、收益不固定的人。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '1 元起购。工作日 15:30 之前的申请按当日处理，之后的按下一工作日处理。',
            '快速赎回每人每个自然日合计不超过 1 万元，遇巨额赎回时管理人可以暂停该服务。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['货币市场利率变化、债券发行人违约、集中赎回都可能使净值下降或资金晚到账。最不利的情况下，本金也可能损失。'],
        },
      ],
      documents: [
        {
          title: '产品说明书摘要',
          paragraphs: [
            '产品类型：固定收益类、开放式、现金管理类。投资组合的平均剩余期限不超过 120 天，平均剩余存续期限不超过 240 天。',
            '同一投资者单日累计赎回超过产品总份额 10% 的，管理人可以对超出部分延期办理，并通过公告说明。',
          ],
        },
        {
          title: '风险揭示书摘要',
          paragraphs: [
            '本产品不保证本金，也不承诺收益。管理人将力求分散投资，但不能消除信用风险、利率风险、流动性风险和操作风险。',
            '业绩比较基准只是管理人设定的投资目标，不代表实际收益，不构成收益承诺。',
          ],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'wealth-hold-90d',
    approvalNumber: `${brand.shortName}合规审〔2026〕1002号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'wealth',
      title: `${brand.letter}和固收 90 天持有期`,
      issuer,
      registrationCode: 'Z0000023000002',
      riskLevel: 'R2',
      benchmark: '年化 1.70%–2.20%，不构成收益承诺',
      termDays: 90,
      minimumFen: 100,
      redemption: '每笔份额持有满 90 天后，工作日可赎回，两个工作日内到账。',
      fees: '固定管理费 0.20%/年，托管费 0.03%/年，销售服务费 0.20%/年；超过业绩比较基准上限的部分，管理人提取 20%。',
      pastPerformance: { rate: 206, fromOn: '2025-01-01', toOn: '2025-12-31' },
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '以债券为主的净值型产品。每一笔买入的份额要持有满 90 天才能赎回，满期后想什么时候取都可以。',
            '债券类资产不低于 80%，不直接投资股票。净值随债券价格涨跌，个别月份可能为负。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: [
            '适合评估结果为 C2 及以上、有三个月以上不用的钱、能接受净值小幅波动的人。',
            '如果近期就要用钱，或者看到净值下跌会睡不好，存款可能更适合你。',
          ],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '1 元起购，工作日 15:00 前买入的，次一工作日确认份额。持有不满 90 天不能赎回，也不能提前终止。',
            '超额业绩报酬只在年化收益高于业绩比较基准上限时提取，计提比例 20%。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['利率上行、债券信用状况变差都会使净值下跌。90 天持有期内不能取出，资金需要安排好。'],
        },
      ],
      documents: [
        {
          title: '产品说明书摘要',
          paragraphs: [
            '产品类型：固定收益类、开放式、净值型。投资范围包括国债、政策性金融债、信用债、同业存单和债券回购，信用债主体评级不低于 AA+。',
            '过往业绩由管理人计算、托管人复核，为所列期间的年化净值增长率，不预示未来表现。',
          ],
        },
        {
          title: '风险揭示书摘要',
          paragraphs: [
            '本产品不保证本金和收益，您应当在充分认识风险后谨慎投资。最不利情形下，您可能损失部分本金。',
            '业绩比较基准由管理人根据投资范围、仓位和市场利率测算，仅作业绩比较之用；市场变化时管理人可以调整并提前公告。',
          ],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'wealth-closed-1y',
    approvalNumber: `${brand.shortName}合规审〔2026〕1003号`,
    shareScope: 'chat',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'wealth',
      title: `${brand.letter}远固收增强 一年封闭（第 18 期）`,
      issuer,
      registrationCode: 'Z0000026000003',
      riskLevel: 'R2',
      benchmark: '年化 2.00%–2.50%，不构成收益承诺',
      termDays: 365,
      minimumFen: 100,
      redemption: '封闭期一年，期间不开放赎回；到期后三个工作日内到账。',
      fees: '固定管理费 0.25%/年，托管费 0.03%/年，销售服务费 0.20%/年；不收认购费，不收超额业绩报酬。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '募集结束后封闭运作一年，以持有到期的债券为主，另有不超过 10% 的优先股和可转债用于增强。',
            '净值每周公布一次。封闭期间不能追加，也不能赎回。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合评估结果为 C2 及以上、确定这笔钱一年内不用、希望管理人按固定期限配置债券的人。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '1 元起购，募集期内可以撤单。募集期资金按活期利率计息，不计入认购份额。',
            '管理人可以在产品说明书约定的情形下提前终止，终止后三个工作日内分配资金。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: [
            '封闭期内无法取出资金。可转债和优先股的价格波动比普通债券大，可能使到期净值低于 1 元。',
          ],
        },
      ],
      documents: [
        {
          title: '产品说明书摘要',
          paragraphs: [
            '产品类型：固定收益类、封闭式、净值型。债权类资产不低于 80%，权益类资产不高于 10%，衍生品仅用于对冲利率风险。',
            '募集规模上限 20 亿元，下限 2 亿元；募集不足下限的，产品不成立，认购资金在两个工作日内退回。',
          ],
        },
        {
          title: '风险揭示书摘要',
          paragraphs: [
            '本产品不保证本金和收益。您可能面临信用风险、市场风险、流动性风险、再投资风险和提前终止风险。',
            '业绩比较基准上下限依据组合静态收益率扣除费用后测算，不是对实际收益的判断，不构成收益承诺。',
          ],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'wealth-mixed-18m',
    approvalNumber: `${brand.shortName}合规审〔2026〕1004号`,
    shareScope: 'chat',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'wealth',
      title: `${brand.letter}远多资产配置 540 天持有期`,
      issuer,
      registrationCode: 'Z0000023000004',
      riskLevel: 'R3',
      benchmark: '中债综合财富指数收益率×80%+沪深 300 指数收益率×20%',
      termDays: 540,
      minimumFen: 100,
      redemption: '每笔份额持有满 540 天后，工作日可赎回，三个工作日内到账。',
      fees: '固定管理费 0.50%/年，托管费 0.05%/年，销售服务费 0.30%/年；不收申购费和赎回费。',
      pastPerformance: { rate: 268, fromOn: '2025-01-01', toOn: '2025-12-31' },
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '债券打底，配置不超过 30% 的股票和股票型基金，另有少量黄金。几类资产走势不同，放在一起可以让整体波动小一些。',
            '净值每个工作日公布。股票下跌时净值会明显回落，2025 年内的最大回撤为 2.9%（演示数据）。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: [
            '适合评估结果为 C3 及以上、至少一年半不用这笔钱、能接受阶段性亏损的人。',
            '不适合用来放近期的学费、房租或应急钱。',
          ],
        },
        {
          title: '费用与规则',
          paragraphs: ['1 元起购，每笔份额单独计算持有期。管理费和托管费按日计提，从产品资产中支付，公布的净值已经扣除。'],
        },
        {
          title: '风险提示',
          paragraphs: ['股票市场下跌、债券违约、黄金价格波动都可能使净值下降。持有满期时净值可能低于买入时，本金会有损失。'],
        },
      ],
      documents: [
        {
          title: '产品说明书摘要',
          paragraphs: [
            '产品类型：混合类、开放式、净值型。固定收益类资产 60%–100%，权益类资产 0–30%，商品及衍生品类资产 0–10%。',
            '权益仓位由投资决策委员会按季度确定，单只股票的持仓市值不超过产品净资产的 5%。',
          ],
        },
        {
          title: '风险揭示书摘要',
          paragraphs: [
            '本产品为中等风险产品，不保证本金和收益。最不利的情形下，权益资产大幅下跌，您可能损失较大部分的本金。',
            '过往业绩为所列期间的净值增长率，由托管人复核，不预示未来表现；业绩比较基准不构成收益承诺。',
          ],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'wealth-closed-182d',
    approvalNumber: `${brand.shortName}合规审〔2026〕1005号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: false,
    content: {
      class: 'wealth',
      title: `${brand.letter}远固收 182 天封闭（第 6 期）`,
      issuer,
      registrationCode: 'Z0000026000005',
      riskLevel: 'R2',
      benchmark: '年化 1.80%–2.30%，不构成收益承诺',
      termDays: 182,
      minimumFen: 100,
      redemption: '封闭期 182 天，期间不开放赎回；到期后三个工作日内到账。',
      fees: '固定管理费 0.20%/年，托管费 0.03%/年，销售服务费 0.20%/年；不收认购费。',
      sections: [
        {
          title: '产品说明',
          paragraphs: ['半年期的封闭式债券产品，本期募集已于 2026 年 10 月结束，不再接受认购。已持有的份额到期后自动兑付。'],
        },
        {
          title: '适合谁',
          paragraphs: ['适合评估结果为 C2 及以上、有半年不用的钱的人。想了解后续期次，可以咨询你的客户经理。'],
        },
        {
          title: '风险提示',
          paragraphs: ['封闭期内不能赎回。债券价格下跌或发行人违约时，到期净值可能低于 1 元，本金会有损失。'],
        },
      ],
      documents: [
        {
          title: '产品说明书摘要',
          paragraphs: ['产品类型：固定收益类、封闭式、净值型。全部投资于债权类资产，信用债主体评级不低于 AA+，净值每周公布。'],
        },
        {
          title: '风险揭示书摘要',
          paragraphs: ['本产品不保证本金和收益，您可能面临信用风险、利率风险和流动性风险。业绩比较基准不构成收益承诺。'],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'wealth-private-equity',
    approvalNumber: `${brand.shortName}合规审〔2026〕1006号`,
    shareScope: 'none',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'wealth',
      title: `${brand.letter}行私募混合 2 号（仅限合格投资者）`,
      issuer,
      registrationCode: 'Z0000026000006',
      riskLevel: 'R4',
      benchmark: '中证 800 指数收益率×60%+中债综合财富指数收益率×40%',
      termDays: 730,
      minimumFen: 100_000_000,
      redemption: '锁定期两年，之后每季度开放一次，十个工作日内到账。',
      fees: '固定管理费 1.00%/年，托管费 0.08%/年；年化收益超过 6% 的部分，管理人提取 20% 的超额业绩报酬。',
      sections: [
        {
          title: '本页用途',
          paragraphs: [
            '本产品以非公开方式募集，本页只说明参与资格和风险，不作推介，也不能转发。',
            '经网点确认为合格投资者后，客户经理会在专门场所向你出示完整的产品文件。',
          ],
        },
        {
          title: '谁可以参与',
          paragraphs: [
            '评估结果为 C4 及以上，具有两年以上投资经历，并满足下列之一：家庭金融净资产不低于 300 万元；' +
              '家庭金融资产不低于 500 万元；近三年本人年均收入不低于 40 万元。',
            '不接受使用贷款、发行债券等筹集的非自有资金参与。',
          ],
        },
        {
          title: '费用与规则',
          paragraphs: ['起点 100 万元。购买后有 24 小时冷静期，冷静期内可以解除协议，款项原路退回。购买过程按规定录音录像。'],
        },
        {
          title: '风险提示',
          paragraphs: ['权益类资产占比高，净值波动大，锁定期内不能退出。你可能损失大部分乃至全部本金，请用长期闲置的资金参与。'],
        },
      ],
      documents: [
        {
          title: '风险揭示书摘要',
          paragraphs: [
            '本产品为较高风险产品，不保证本金和收益。除市场风险、信用风险外，您还可能面临集中投资风险、估值风险和流动性风险。',
            '业绩报酬的门槛不是对收益的判断或承诺，业绩比较基准不构成收益承诺。',
          ],
        },
        {
          title: '合格投资者确认要点',
          paragraphs: ['您需要提供近三个月内的资产或收入证明，并签署合格投资者承诺函。提供虚假材料的，由此产生的后果由您自行承担。'],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
];
