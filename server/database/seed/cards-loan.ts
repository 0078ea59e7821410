import { brand } from '@micro-branch/contract/brand';
import type { ContentOf } from '@micro-branch/contract/card-content';
import { demonstrationNotice, type SeededCard } from './seeded-card';

const issuer = `${brand.bankName}（演示机构）`;

const borrowing = {
  title: '借款人须知',
  paragraphs: [
    '年化利率按单利计算，即一年的利息与实际占用本金之比，已包含全部利息和费用；本行不收取手续费、服务费和提前还款违约金。',
    '是否批准、金额和利率由本行根据您的信用、收入和负债情况审核确定。逾期会产生罚息，并报送金融信用信息基础数据库。',
    '贷款不得用于购房首付、股票、基金、理财、期货等投资，也不得转借他人。本行不委托中介办理，请勿向他人支付费用。',
  ],
};

export const loanCards: readonly SeededCard<ContentOf<'loan'>>[] = [
  {
    key: 'loan-renovation',
    approvalNumber: `${brand.shortName}合规审〔2026〕3001号`,
    shareScope: 'all',
    featuredRank: 3,
    isOnShelf: true,
    content: {
      class: 'loan',
      title: '安居装修贷款',
      issuer,
      annualRateFrom: 320,
      annualRateTo: 520,
      maximumFen: 50_000_000,
      termMonthsMax: 60,
      repayment: '等额本息或等额本金，按月还款；可随时提前还款，不收违约金。',
      eligibility: '22–60 周岁、有稳定收入、名下或配偶名下有待装修住房；限非在校学生。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '用于自住房的装修、改造和购买大件家具家电，无须抵押，最长五年。款项按装修进度支付给装修公司或商户。',
            '以借款 10 万元、年化利率（单利）3.60%、36 期等额本息为例，每月约还 2,935 元，利息合计约 5,647 元。数字为演示。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: [
            '适合刚拿到新房钥匙、或者想把老房子翻新，又不想一次付清全部装修款的家庭。',
            '每月还款加上其他债务，最好不超过家庭月收入的一半。超出的话，少借一点或者晚一点装修会更从容。',
          ],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '除利息外不收其他费用。申请时需要身份证件、房产证明、装修合同和近六个月的收入证明。',
            '资料齐全后，通常三个工作日内答复审批结果。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['贷款有风险，请合理借贷。逾期会影响信用记录，逾期本金按合同利率上浮 50% 计收罚息。'],
        },
      ],
      documents: [
        {
          title: '合同要点',
          paragraphs: [
            '贷款采用受托支付方式，按装修合同约定的节点分次支付。您需要在每次支付后三十日内提供发票或验收单。',
            '合同利率在贷款期限内固定不变。您可以提前三天申请全部或部分提前还款，利息按实际占用天数计算。',
          ],
        },
        borrowing,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'loan-consumer',
    approvalNumber: `${brand.shortName}合规审〔2026〕3002号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'loan',
      title: '工薪家庭消费贷款',
      issuer,
      annualRateFrom: 310,
      annualRateTo: 680,
      maximumFen: 20_000_000,
      termMonthsMax: 36,
      repayment: '按月付息、到期还本（一年以内），或等额本息按月还款。',
      eligibility: '23–58 周岁、连续缴存公积金或社保满 12 个月的在职人员；限非在校学生。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '用于家庭日常的大项支出，例如家电、旅行、医疗和培训。额度核定后一年内有效，用多少借多少，不用不计息。',
            '以借款 1 万元、年化利率（单利）4.20%、12 期等额本息为例，每月约还 852 元，利息合计约 229 元。数字为演示。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合收入稳定、支出有明确用途、能说清楚用什么钱来还的人。为了还别的贷款而借，通常会越借越重，我们不建议。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '只收利息，不收账户管理费和手续费。利率由审批结果确定，在借款合同中写明，签约前请你再看一遍。',
            '每次借款都需要填写用途，并保存好消费凭证以备抽查。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['贷款有风险，请合理借贷。额度是上限，不是建议借的金额。'],
        },
      ],
      documents: [
        {
          title: '合同要点',
          paragraphs: [
            '额度有效期一年，到期重新审核。您的收入、负债或信用状况发生明显变化时，本行可以调整或停止额度，并及时告知。',
            '发现资金流入投资、购房或者转借他人的，本行有权要求提前偿还全部借款。',
          ],
        },
        borrowing,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'loan-car',
    approvalNumber: `${brand.shortName}合规审〔2026〕3003号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'loan',
      title: '新能源汽车贷款',
      issuer,
      annualRateFrom: 300,
      annualRateTo: 480,
      maximumFen: 40_000_000,
      termMonthsMax: 60,
      repayment: '等额本息，按月还款；还满 6 期后可提前还款，不收违约金。',
      eligibility: '20–60 周岁、有驾驶证和稳定收入、首付不低于车价 15% 的购车人；限非在校学生。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '用于购买家庭自用的新能源乘用车，以所购车辆作抵押，贷款直接付给经销商。',
            '以车价 16 万元、首付 4 万元、借款 12 万元、年化利率（单利）3.30%、48 期为例，每月约还 2,672 元。数字为演示。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合已经选好车、首付备齐、养车费用也算进预算的人。充电、保险和停车的钱，记得一起考虑。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '银行只收利息。车辆抵押登记由车管所办理，本行不收登记服务费。',
            '不要求在指定机构购买保险，但抵押期间车辆需要有交强险和车辆损失险。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['贷款有风险，请合理借贷。车辆会折旧，若长期不还，处置车辆的款项可能不够偿还余下的本息。'],
        },
      ],
      documents: [
        {
          title: '合同要点',
          paragraphs: [
            '车辆在贷款结清前作为抵押物，未经本行同意不得转让、再次抵押。结清后十五个工作日内，本行配合您办理解除抵押登记。',
            '车辆发生全损或被盗的，保险赔款优先偿还贷款，不足部分仍需由您偿还。',
          ],
        },
        borrowing,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'loan-mortgage',
    approvalNumber: `${brand.shortName}合规审〔2026〕3004号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'loan',
      title: '首套住房商业贷款',
      issuer,
      annualRateFrom: 305,
      annualRateTo: 345,
      maximumFen: 500_000_000,
      termMonthsMax: 360,
      repayment: '等额本息或等额本金，按月还款；还满一年后可提前还款。',
      eligibility: '18–65 周岁、在购房地符合购房条件、首付不低于 15%、有稳定还款来源的购房人。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '用于购买首套自住住房，最长三十年，利率按最近一期五年期以上 LPR 加减点确定，每年调整一次或按约定周期调整。',
            '以借款 100 万元、年化利率（单利）3.05%、30 年等额本息为例，每月约还 4,243 元。利率变化后月供会改变，数字为演示。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: [
            '适合准备买自住房的家庭。月供和其他债务合计，不宜超过家庭月收入的 55%。',
            '有住房公积金的，先问问当地公积金中心，公积金贷款和商业贷款可以组合使用。',
          ],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '银行只收利息。房屋评估费由本行承担，登记费按不动产登记机构的标准执行。',
            '各地首付比例和利率下限不同，以网点所在城市当前的规定为准。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['贷款有风险，请合理借贷。利率可能上调，收入可能变化，签约前给家里留出至少半年的月供作备用。'],
        },
      ],
      documents: [
        {
          title: '合同要点',
          paragraphs: [
            '您可以选择固定利率或 LPR 浮动利率，选择浮动利率的，加减点数值在合同期内一般不变，满足规定条件时可以申请协商调整。',
            '以所购住房抵押。连续三期或累计六期未按时还款的，本行有权宣布贷款提前到期并依法处置抵押物。',
          ],
        },
        borrowing,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'loan-small-business',
    approvalNumber: `${brand.shortName}合规审〔2026〕3005号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'loan',
      title: '小微商户经营贷款',
      issuer,
      annualRateFrom: 290,
      annualRateTo: 435,
      maximumFen: 300_000_000,
      termMonthsMax: 36,
      repayment: '按月付息、到期还本，或等额本息；额度内随借随还。',
      eligibility: '有营业执照、实际经营满一年、纳税或流水正常的个体工商户和小微企业主。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '用于进货、付工资、付租金等经营周转，可以用房产抵押，也可以由政府性融资担保机构担保。',
            '以借款 30 万元、年化利率（单利）3.45%、用款 90 天为例，利息约 2,552 元（按一年 365 天计）。数字为演示。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合生意在正常做、账期和进货时间对不上、需要一笔周转的店铺和小企业。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '不收承诺费和资金管理费，抵押物评估费由本行承担。由担保机构担保的，担保费由担保机构收取，年费率不超过 1%。',
            '到期后仍需要资金的，可以在到期前一个月申请无还本续贷。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['贷款有风险，请合理借贷。经营有起伏，借款期限请和回款周期对得上。'],
        },
      ],
      documents: [
        {
          title: '合同要点',
          paragraphs: [
            '单笔支付超过 50 万元的采用受托支付，其余可自主支付。您需要保存购销合同、发票等用途凭证。',
            '您应当在经营地址、法定代表人或主要资产发生变化后十日内告知本行。',
          ],
        },
        borrowing,
        demonstrationNotice,
      ],
    },
  },
];
