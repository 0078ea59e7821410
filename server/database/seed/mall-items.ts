import type { ItemContent } from '../../mall/item-content';

const COUPON_TERMS = ['兑换后在「我的兑换」查看券码。', '使用时向商户出示券码，一次用完，不找零。', '没有查看过券码的券，7 天内可以退回，积分原路退回。'];
const GOODS_TERMS = ['兑换后到所选网点领取，向工作人员出示领取码。', '14 天内未领取的，兑换自动取消，积分原路退回。', '领取后如有质量问题，请联系领取的网点。'];
const TOP_UP_TERMS = ['直接充入所填的手机号，通常几分钟内到账。', '手机号请核对清楚，充值成功后不能退回。', '充值未成功时，积分原路退回。'];

/** What the demonstration branch has on its shelf. No merchant is named: the items are a demonstration. */
export const mallItems: readonly ItemContent[] = [
  {
    key: 'coffee', kind: 'coupon', title: '现磨咖啡券', picture: 'coffee', words: '中杯现磨咖啡一杯，冷热任选。',
    terms: COUPON_TERMS, points: 1_800, valueFen: 1_800, stock: 500, limitPerMember: 2, validDays: 60, position: 1,
  },
  {
    key: 'market', kind: 'coupon', title: '超市 5 元券', picture: 'market', words: '社区超市购物抵 5 元。',
    terms: COUPON_TERMS, points: 500, valueFen: 500, stock: 2_000, limitPerMember: 5, validDays: 90, position: 2,
  },
  {
    key: 'umbrella', kind: 'goods', title: '晴雨两用伞', picture: 'umbrella', words: '三折伞，伞面防晒，晴雨都能用。',
    terms: GOODS_TERMS, points: 2_800, valueFen: 2_800, stock: 120, limitPerMember: 1, validDays: 14, position: 3,
  },
  {
    key: 'phone-10', kind: 'top-up', title: '话费 10 元', picture: 'phone', words: '为自己或家人的手机充值 10 元。',
    terms: TOP_UP_TERMS, points: 1_000, valueFen: 1_000, stock: 1_000, limitPerMember: 5, validDays: null, position: 4,
  },
  {
    key: 'bus', kind: 'coupon', title: '公交地铁 2 元券', picture: 'bus', words: '乘公交或地铁时抵 2 元。',
    terms: COUPON_TERMS, points: 200, valueFen: 200, stock: 5_000, limitPerMember: 10, validDays: 30, position: 5,
  },
  {
    key: 'book', kind: 'goods', title: '家庭记账本', picture: 'book', words: '一年一本，每月一页收支，附缴费日历。',
    terms: GOODS_TERMS, points: 800, valueFen: 800, stock: 300, limitPerMember: 2, validDays: 14, position: 6,
  },
  {
    key: 'film', kind: 'coupon', title: '电影票兑换券', picture: 'film', words: '普通厅 2D 影片一张，节假日通用。',
    terms: COUPON_TERMS, points: 3_500, valueFen: 3_500, stock: 200, limitPerMember: 2, validDays: 60, position: 7,
  },
  {
    key: 'rice', kind: 'goods', title: '香米 2.5 公斤', picture: 'rice', words: '当季新米，真空小包装。',
    terms: GOODS_TERMS, points: 2_500, valueFen: 2_500, stock: 80, limitPerMember: 2, validDays: 14, position: 8,
  },
  {
    key: 'phone-30', kind: 'top-up', title: '话费 30 元', picture: 'phone', words: '为自己或家人的手机充值 30 元。',
    terms: TOP_UP_TERMS, points: 3_000, valueFen: 3_000, stock: 500, limitPerMember: 2, validDays: null, position: 9,
  },
  {
    key: 'tea', kind: 'goods', title: '高山红茶', picture: 'tea', words: '红茶一罐 100 克，耐泡回甘。',
    terms: GOODS_TERMS, points: 3_600, valueFen: 3_600, stock: 60, limitPerMember: 1, validDays: 14, position: 10,
  },
  {
    key: 'bill-5', kind: 'coupon', title: '缴费满减券 满50减5', picture: 'market', words: '在生活缴费里付 50 元以上的账单时减 5 元。',
    terms: ['兑换后在缴费时选用，一次一张，不找零。', '可以与积分抵扣一起使用。', '没有用过的券，7 天内可以退回，积分原路退回。'],
    points: 450, valueFen: 5_00, billMinFen: 50_00, stock: 5_000, limitPerMember: 5, validDays: 90, position: 12,
  },
  // There is one of it, for two who want it at once.
  {
    key: 'last-seat', kind: 'coupon', title: '公益场电影票', picture: 'film', words: '周末公益场电影票一张，只此一张，兑完即止。',
    terms: COUPON_TERMS, points: 1_000, valueFen: 1_000, stock: 1, limitPerMember: 1, validDays: 30, position: 11,
  },
];
