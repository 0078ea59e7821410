import { brand } from '@micro-branch/contract/brand';
import type { ContentOf } from '@micro-branch/contract/card-content';
import { demonstrationNotice, type SeededCard } from './seeded-card';

const issuer = `${brand.letter}澜基金管理有限公司（演示机构）`;
const custodian = `${brand.bankName}资产托管部（演示机构）`;

const agency = {
  title: '代理销售说明',
  paragraphs: [
    `本基金由${brand.letter}澜基金管理有限公司管理，${brand.bankName}为代理销售机构，不承担基金的投资、兑付和风险管理责任。`,
    '投资前请您阅读基金合同、招募说明书和产品资料概要，并确认基金风险等级与您的风险承受能力相匹配。',
  ],
};

export const fundCards: readonly SeededCard<ContentOf<'fund'>>[] = [
  {
    key: 'fund-money',
    approvalNumber: `${brand.shortName}合规审〔2026〕5001号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'fund',
      title: `${brand.letter}澜日添货币市场基金 A`,
      issuer,
      fundCode: '998801',
      kind: '货币市场基金',
      custodian,
      riskLevel: 'R1',
      minimumFen: 100,
      fees: '管理费 0.15%/年，托管费 0.05%/年，销售服务费 0.20%/年；一般情况下不收申购费和赎回费。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '投向银行存款、同业存单、短期国债等货币市场工具，工作日可以申购和赎回，赎回款通常在下一工作日到账。',
            '购买货币市场基金不等于把资金存入银行，基金管理人不保证基金一定盈利，也不保证收益不低于某个水平。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合评估结果为 C1 及以上、想存放短期闲钱、接受每日收益有高有低的人。'],
        },
        {
          title: '费用与规则',
          paragraphs: ['1 元起购。收益每日结转为份额，节假日也计算收益。工作日 15:00 前的申请按当日处理。'],
        },
        {
          title: '风险提示',
          paragraphs: ['货币市场利率下降会使收益减少；极端情况下，基金可能出现负偏离或暂停赎回。'],
        },
      ],
      documents: [
        {
          title: '基金产品资料概要摘要',
          paragraphs: [
            '投资目标：在控制风险和保持流动性的前提下，追求与业绩比较基准相当的回报。业绩比较基准为七天通知存款税后利率。',
            '投资组合的平均剩余期限不超过 120 天，平均剩余存续期不超过 240 天。',
          ],
        },
        {
          title: '风险揭示摘要',
          paragraphs: ['本基金可能面临利率风险、信用风险、流动性风险和估值风险。基金的过往业绩不预示其未来表现。'],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'fund-bond',
    approvalNumber: `${brand.shortName}合规审〔2026〕5002号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'fund',
      title: `${brand.letter}澜清和纯债债券型基金 A`,
      issuer,
      fundCode: '998802',
      kind: '债券型基金',
      custodian,
      riskLevel: 'R2',
      minimumFen: 1_000,
      fees: '申购费 0.60%；持有不满 7 天赎回费 1.50%，7 天以上不收；管理费 0.30%/年，托管费 0.10%/年。',
      pastPerformance: { rate: 231, fromOn: '2025-01-01', toOn: '2025-12-31' },
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '只买债券，不买股票和可转债，组合以利率债和高等级信用债为主，平均久期控制在两到三年。',
            '债券价格和市场利率反着走：利率上升时净值会下跌，利率下降时净值会上涨。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合评估结果为 C2 及以上、打算放半年以上、能接受净值短期回落的人。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '10 元起购。申购费在买入时一次收取，通过网点签约定期投资的，费率以签约时公示为准。',
            '持有不满 7 天赎回要收 1.50% 的赎回费，这笔钱全部计入基金财产。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['债券发行人违约、利率上行、集中赎回都会造成净值下跌，你可能亏损。'],
        },
      ],
      documents: [
        {
          title: '基金产品资料概要摘要',
          paragraphs: [
            '债券资产占基金资产的比例不低于 80%，现金和一年以内的政府债券不低于基金资产净值的 5%。',
            '业绩比较基准：中债综合全价指数收益率×90%+一年期定期存款税后利率×10%。',
          ],
        },
        {
          title: '风险揭示摘要',
          paragraphs: ['过往业绩为所列期间 A 类份额的净值增长率，由基金托管人复核，不预示未来表现，也不构成对本基金业绩的保证。'],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'fund-balanced',
    approvalNumber: `${brand.shortName}合规审〔2026〕5003号`,
    shareScope: 'chat',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'fund',
      title: `${brand.letter}澜均衡配置混合型基金 A`,
      issuer,
      fundCode: '998803',
      kind: '混合型基金',
      custodian,
      riskLevel: 'R3',
      minimumFen: 1_000,
      fees: '申购费 1.20%；赎回费按持有时间 1.50% 至 0，满两年不收；管理费 1.00%/年，托管费 0.20%/年。',
      pastPerformance: { rate: 512, fromOn: '2025-01-01', toOn: '2025-12-31' },
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '股票占四到六成，其余放在债券和现金。行业分散，单个行业不超过股票部分的两成。',
            '基金经理每季度在定期报告里说明买卖了什么、为什么，报告可以在管理人网站查阅。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合评估结果为 C3 及以上、准备持有两年以上、能承受较大涨跌的人。'],
        },
        {
          title: '费用与规则',
          paragraphs: ['10 元起购。赎回费：不满 7 天 1.50%，7 天至一年 0.50%，一年至两年 0.25%，两年以上不收。'],
        },
        {
          title: '风险提示',
          paragraphs: ['股票市场波动会直接反映到净值上，一年内跌去两成也有可能。请不要用短期要用的钱购买。'],
        },
      ],
      documents: [
        {
          title: '基金产品资料概要摘要',
          paragraphs: [
            '股票资产占基金资产的 40%–60%，其中港股通标的不超过股票资产的 30%。',
            '业绩比较基准：沪深 300 指数收益率×50%+中债综合财富指数收益率×50%。',
          ],
        },
        {
          title: '风险揭示摘要',
          paragraphs: [
            '本基金可能面临市场风险、管理风险、流动性风险和港股通相关风险。过往业绩不预示未来表现。',
            '基金管理人管理的其他基金的业绩，不构成对本基金业绩的保证。',
          ],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'fund-index-300',
    approvalNumber: `${brand.shortName}合规审〔2026〕5004号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'fund',
      title: `${brand.letter}澜沪深 300 指数基金 C`,
      issuer,
      fundCode: '998804',
      kind: '股票指数基金',
      custodian,
      riskLevel: 'R4',
      minimumFen: 1_000,
      fees: '不收申购费；持有不满 7 天赎回费 1.50%，之后不收；管理费 0.15%/年，托管费 0.05%/年，销售服务费 0.20%/年。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '跟着沪深 300 指数走：指数里有什么股票、各占多少，基金就照着配置，不靠基金经理挑选。',
            '因为要留现金应付赎回，还有费用和成份股调整，净值和指数之间会有一点偏差。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合评估结果为 C4 及以上、了解股票指数、打算长期分批投入的人。'],
        },
        {
          title: '费用与规则',
          paragraphs: ['10 元起购，可以约定每月定期投入。定期投入能摊平买入成本，但不能避免亏损。'],
        },
        {
          title: '风险提示',
          paragraphs: ['股票仓位不低于九成，指数跌多少，净值大致就跌多少。历史上这类指数曾在一年内下跌三成以上。'],
        },
      ],
      documents: [
        {
          title: '基金产品资料概要摘要',
          paragraphs: [
            '投资于标的指数成份股和备选成份股的比例不低于基金资产净值的 90%，年化跟踪误差目标不超过 4%。',
            '指数由指数编制机构编制和计算，指数值的错误、停发或编制方法变更都可能影响本基金。',
          ],
        },
        {
          title: '风险揭示摘要',
          paragraphs: ['本基金为股票型指数基金，风险高于混合型、债券型和货币市场基金。您应当根据自身情况判断是否投资并自行承担风险。'],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
];
