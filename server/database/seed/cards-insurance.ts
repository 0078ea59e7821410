import { brand } from '@micro-branch/contract/brand';
import type { ContentOf } from '@micro-branch/contract/card-content';
import { demonstrationNotice, type SeededCard } from './seeded-card';

const lifeInsurer = `${brand.letter}安人寿保险股份有限公司（演示机构）`;
const propertyInsurer = `${brand.letter}安财产保险股份有限公司（演示机构）`;

const agency = {
  title: '代理销售说明',
  paragraphs: [
    `本产品由上述保险公司承保，${brand.bankName}为代理销售机构，不承担保险责任，也不因代理销售而对赔付作出任何承诺。`,
    '保险不是存款，中途退保可能只能取回现金价值，少于已交的保险费。请您在投保前阅读保险条款，如实回答健康等询问。',
    '购买过程按规定录音录像或记录操作轨迹。犹豫期内退保，保险公司退还已交保险费，扣除不超过 10 元的工本费。',
  ],
};

export const insuranceCards: readonly SeededCard<ContentOf<'insurance'>>[] = [
  {
    key: 'insurance-term-life',
    approvalNumber: `${brand.shortName}合规审〔2026〕6001号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'insurance',
      title: `${brand.letter}安守家定期寿险`,
      issuer: lifeInsurer,
      kind: '定期寿险',
      coverage: '保险期间内身故或全残，按基本保险金额给付，最高 200 万元；保障期满合同终止，不返还保费。',
      premium: '30 岁女性、保额 50 万元、保 20 年、交 20 年：每年约 410 元（演示）',
      term: '10 年、20 年或保至 60 周岁',
      coolingOffDays: 15,
      exclusions: '投保人故意伤害、被保险人故意犯罪、两年内自杀（无民事行为能力人除外）、酒后驾驶、战争和核辐射。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '在家里最离不开你的那些年，给家人留一份保障。保障期内身故或全残，保险公司一次给付约定的金额。',
            '它只管保障，没有储蓄和分红。期满平安，合同结束，保费不退，所以价格不高。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合有房贷、有孩子或要赡养父母的家庭支柱。保额可以按未还的房贷加上几年的家用来估算。'],
        },
        {
          title: '费用与规则',
          paragraphs: ['保费按年龄、性别、保额和保障期限计算，以保险公司核保结果为准。逾期未交有 60 天宽限期，宽限期内保障继续有效。'],
        },
        {
          title: '风险提示',
          paragraphs: ['没有如实告知健康状况的，可能影响理赔。等待期 90 天内因疾病身故，退还已交保费，不给付保险金。'],
        },
      ],
      documents: [
        {
          title: '保险条款要点',
          paragraphs: [
            '您可以指定一人或数人为身故保险金受益人，并约定顺序和份额；没有指定的，作为被保险人的遗产处理。',
            '合同中止后两年内可以申请复效，经保险公司同意并补交保费及利息后恢复效力。',
          ],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'insurance-medical',
    approvalNumber: `${brand.shortName}合规审〔2026〕6002号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'insurance',
      title: `${brand.letter}安住院医疗保险（一年期）`,
      issuer: lifeInsurer,
      kind: '医疗保险',
      coverage: '医保报销后的住院费用，超过 1 万元免赔额的部分按约定比例报销，每年最高 200 万元。',
      premium: '35 岁、有医保：每年约 340 元（演示），随年龄调整',
      term: '一年，到期可重新投保',
      coolingOffDays: 15,
      exclusions: '投保前已有的疾病、整形美容、妊娠分娩、牙科治疗、未经医生处方的药品和境外医疗费用。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '医保报销之后，自己还要承担的那部分住院费用，由它来分担。自付超过 1 万元的部分，医保内外都可以报销。',
            '报销是补偿，赔付总额不会超过你实际花的钱。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合已经有医保、担心大病住院开销的人。没有医保也能投保，但保费更高，报销比例降到 60%。'],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '30 天等待期，意外住院没有等待期。续保时保费随年龄调整。',
            '本产品的保险期间为一年，不保证续保；产品停售后不能再投保，请留意保险公司的公告。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['健康告知请逐条看清楚再回答。有结节、高血压等情况的，可以先走人工核保，由保险公司给出书面结论。'],
        },
      ],
      documents: [
        {
          title: '保险条款要点',
          paragraphs: [
            '就诊医院限二级及以上公立医院普通部。理赔须提供发票原件或医保结算单、病历和费用清单，通常在五个工作日内核定。',
            '从其他渠道已获补偿的部分，在理赔时扣除。',
          ],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'insurance-annuity',
    approvalNumber: `${brand.shortName}合规审〔2026〕6003号`,
    shareScope: 'chat',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'insurance',
      title: `${brand.letter}安悠年养老年金保险`,
      issuer: lifeInsurer,
      kind: '养老年金保险',
      coverage: '从约定的领取年龄起，每年按合同写明的金额领取养老年金，活多久领多久；身故有相应给付。',
      premium: '年交 1 万元起，交费期 5 年、10 年或 15 年',
      term: '终身',
      coolingOffDays: 15,
      exclusions: '身故责任中：投保人故意伤害、被保险人故意犯罪、两年内自杀（无民事行为能力人除外）。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '年轻时按年交费，到 55、60 或 65 周岁起按年领取，金额在合同里写明，不随市场变化。',
            '它解决的是老了以后每年都有一笔钱的问题，不是用来比较回报高低的。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: [
            '适合已经有社保和应急钱、未来十几年收入稳定、想给养老加一层底的人。',
            '近几年要买房、要用大钱的，先不要投保。中途退保只退现金价值，前几年会明显少于已交的保费。',
          ],
        },
        {
          title: '费用与规则',
          paragraphs: [
            '保费里包含保险公司的经营费用和银行的代理费用，不另外收取。',
            '急用钱时可以申请保单贷款，不超过现金价值的 80%，利率以申请时保险公司公布的为准。',
          ],
        },
        {
          title: '风险提示',
          paragraphs: ['期限很长，流动性差。交费期内断交满 60 天，合同中止，保障和领取都会受影响。'],
        },
      ],
      documents: [
        {
          title: '保险条款要点',
          paragraphs: [
            '领取前身故，给付已交保费与现金价值中较大者；领取后身故，保证领取期内未领的部分由受益人一次领取。保证领取期为 20 年。',
            '开始领取后不能退保，也不能变更领取年龄。',
          ],
        },
        {
          title: '现金价值提示',
          paragraphs: ['合同所附的现金价值表列明每个保单年度末的金额。您在签字前应当看过这张表，尤其是前十年的数字。'],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
  {
    key: 'insurance-home',
    approvalNumber: `${brand.shortName}合规审〔2026〕6004号`,
    shareScope: 'all',
    featuredRank: null,
    isOnShelf: true,
    content: {
      class: 'insurance',
      title: `${brand.letter}安家庭财产保险`,
      issuer: propertyInsurer,
      kind: '家庭财产保险',
      coverage: '火灾、爆炸、台风、暴雨、水管破裂造成的房屋、装修和室内财产损失，合计最高 100 万元。',
      premium: '100 平方米自住房：每年约 160 元（演示）',
      term: '一年',
      coolingOffDays: 10,
      exclusions: '地震、自然磨损、装修施工造成的损失，以及现金、首饰、古玩、字画、宠物和电子数据。',
      sections: [
        {
          title: '产品说明',
          paragraphs: [
            '自己家被水泡了、着火了，维修和换新的费用由它赔。还附带水管漏到楼下时对邻居的赔偿，最高 5 万元。',
            '每次事故有 300 元免赔额，水管破裂造成的损失按 90% 赔付。',
          ],
        },
        {
          title: '适合谁',
          paragraphs: ['适合自住、出租或租住在楼房里的家庭。租客可以只选室内财产和第三者责任。'],
        },
        {
          title: '费用与规则',
          paragraphs: ['保费按房屋面积、建筑结构和所选项目计算，一次交清。空置超过 60 天的房屋，出险前需要告知保险公司。'],
        },
        {
          title: '风险提示',
          paragraphs: ['损失按实际价值赔付，保额写得再高，也不会超过实际损失。出险后先拍照，再联系保险公司，最后清理现场。'],
        },
      ],
      documents: [
        {
          title: '保险条款要点',
          paragraphs: [
            '出险后请您在 48 小时内报案，并保留现场。索赔须提供保单、损失清单、维修报价或发票，火灾还须提供消防部门的证明。',
            '保险期间内可以随时退保，保险公司按未到期天数退还保费。',
          ],
        },
        agency,
        demonstrationNotice,
      ],
    },
  },
];
