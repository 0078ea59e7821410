import type { PointRules } from '../../points/rules';

/** The rules of the demonstration branch. */
export const pointRules: PointRules = {
  expiryMonths: 24,
  returnGraceDays: 30,
  checkIn: {
    points: 5,
    bonuses: [
      { streak: 7, points: 20 },
      { streak: 30, points: 100 },
    ],
    makeUpsPerMonth: 1,
    makeUpDaysBack: 3,
  },
  tasks: [
    { key: 'name', fact: 'named', title: '填写称呼', words: '在「我的」填写称呼，方便客户经理称呼你', points: 20, period: 'once' },
    { key: 'branch', fact: 'branch-chosen', title: '选择我的网点', words: '在首页选择常去的网点', points: 20, period: 'once' },
    { key: 'week', fact: 'week-of-check-ins', title: '本月连续签到 7 天', words: '每月一次，补签的日子也算', points: 30, period: 'monthly' },
    { key: 'first-order', fact: 'redeemed-once', title: '第一次兑换', words: '在积分商城兑换任意一件礼品', points: 50, period: 'once' },
  ],
  payment: { fenPerPoint: 100, perPaymentMax: 500, perDayMax: 1_000, perMonthMax: 5_000 },
  conversions: { 'credit-card': 200, loan: 100 },
  cash: { pointsPerYuan: 100, step: 100, shareMax: 3_000, floorFen: 100 },
  exchange: {
    in: { give: 5, get: 1, step: 500, dailyPoints: 2_000 },
    out: { give: 1, get: 4, step: 100, dailyPoints: 2_000 },
  },
};
