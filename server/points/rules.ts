import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Body } from '@micro-branch/contract/shapes';
import { PointsAmount } from '@micro-branch/contract/points';
import { Refusal } from '../refusal';

/** What a task asks for. Each is a fact the service knows by itself; no client can say that it is done. */
const TaskFact = Type.Union([
  Type.Literal('named'),
  Type.Literal('branch-chosen'),
  Type.Literal('week-of-check-ins'),
  Type.Literal('redeemed-once'),
]);
export type TaskFact = Static<typeof TaskFact>;

const Task = Body({
  key: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
  fact: TaskFact,
  title: Type.String({ minLength: 1, maxLength: 20 }),
  words: Type.String({ minLength: 1, maxLength: 60 }),
  points: PointsAmount,
  period: Type.Union([Type.Literal('once'), Type.Literal('monthly')]),
});
export type Task = Static<typeof Task>;

const Rate = Body({ give: PointsAmount, get: PointsAmount, step: PointsAmount, dailyPoints: PointsAmount });

/** One version of the rules. Versions are added, never changed: every lot names the one it was given by. */
export const PointRules = Body({
  /** A lot expires at the end of the month so many months after the one it was earned in. */
  expiryMonths: Type.Integer({ minimum: 1, maximum: 120 }),
  /** How long points can be spent that come back after their lot has ended, when the member did not choose it. */
  returnGraceDays: Type.Integer({ minimum: 1, maximum: 90 }),
  checkIn: Body({
    points: PointsAmount,
    /** Given on top on every day that is a multiple of `streak` days in a row; the largest that fits. */
    bonuses: Type.Array(Body({ streak: Type.Integer({ minimum: 2, maximum: 366 }), points: PointsAmount }), { maxItems: 5 }),
    makeUpsPerMonth: Type.Integer({ minimum: 0, maximum: 5 }),
    makeUpDaysBack: Type.Integer({ minimum: 1, maximum: 7 }),
  }),
  tasks: Type.Array(Task, { maxItems: 20 }),
  payment: Body({ fenPerPoint: Type.Integer({ minimum: 1 }), perPaymentMax: PointsAmount, perDayMax: PointsAmount, perMonthMax: PointsAmount }),
  /** By class of card. 办法 art. 25(6) and 银保监办发〔2018〕48号 leave these two classes and no others. */
  conversions: Body({ 'credit-card': Type.Optional(PointsAmount), loan: Type.Optional(PointsAmount) }),
  /** Points as cash: at most a share of the bill, in whole steps, and never so much that less than the floor is paid. */
  cash: Body({
    pointsPerYuan: PointsAmount,
    step: PointsAmount,
    shareMax: Type.Integer({ minimum: 1, maximum: 10_000, description: 'basis points of the bill' }),
    floorFen: Type.Integer({ minimum: 1 }),
  }),
  exchange: Body({ in: Rate, out: Rate }),
});
export type PointRules = Static<typeof PointRules>;

export interface RulesVersion {
  version: number;
  rules: PointRules;
}

/** Rules as they may be saved. Refuses with `points-rules-refused`, naming what is wrong. */
export const checkRules = (content: unknown): PointRules => {
  const [first] = Value.Errors(PointRules, content);
  if (first) throw new Refusal('points-rules-refused', `${first.path} ${first.message}`);
  const rules = content as PointRules;
  const keys = rules.tasks.map(({ key }) => key);
  if (new Set(keys).size < keys.length) throw new Refusal('points-rules-refused', 'two tasks have one key');
  for (const [direction, { give, get, step }] of Object.entries(rules.exchange)) {
    const isWhole = step % give === 0 && Number.isSafeInteger((step / give) * get);
    if (!isWhole) throw new Refusal('points-rules-refused', `exchange.${direction}: a step must come to whole points on both sides`);
  }
  const { in: entering, out: leaving } = rules.exchange;
  if (BigInt(leaving.get) * BigInt(entering.get) > BigInt(leaving.give) * BigInt(entering.give)) {
    throw new Refusal('points-rules-refused', 'exchange: going out and coming back in would make points');
  }
  if ((rules.cash.step * 100) % rules.cash.pointsPerYuan !== 0) {
    throw new Refusal('points-rules-refused', 'cash: a step must come to whole fen');
  }
  return rules;
};
