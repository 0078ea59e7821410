import { Type, type Static } from '@sinclair/typebox';
import { Body, FenAmount, Id, Nullable, told } from './shapes';

export const BillerCategory = told('日常生活, 行政事业, 教育培训, 保险医疗, 交通服务, 其他.', Type.Union([
  Type.Literal('daily-life'),
  Type.Literal('public-affairs'),
  Type.Literal('education'),
  Type.Literal('insurance-medical'),
  Type.Literal('transport'),
  Type.Literal('other'),
]));
export type BillerCategory = Static<typeof BillerCategory>;

export const BillerFlow = told(
  '`fetch-and-pay`: the biller says what is owed; `validate-and-pay`: the biller knows the account, the member says how much; `direct`: the member says how much, ' +
    'nobody is asked before; `top-up`: one of fixed amounts is charged to the account.',
  Type.Union([Type.Literal('fetch-and-pay'), Type.Literal('validate-and-pay'), Type.Literal('direct'), Type.Literal('top-up')]),
);
export type BillerFlow = Static<typeof BillerFlow>;

/** What is paid for, as it is drawn: one of our own strokes. */
export const BillerIcon = Type.Union([
  Type.Literal('electricity'),
  Type.Literal('water'),
  Type.Literal('gas'),
  Type.Literal('heating'),
  Type.Literal('phone'),
  Type.Literal('broadband'),
  Type.Literal('home'),
  Type.Literal('government'),
  Type.Literal('school'),
  Type.Literal('medical'),
  Type.Literal('car'),
  Type.Literal('bill'),
]);
export type BillerIcon = Static<typeof BillerIcon>;

export const RegionCode = Type.String({ pattern: '^[1-9][0-9]{5}$', description: "six digits of China's divisions (GB/T 2260)" });
const FieldKey = '^[a-z][a-zA-Z]{0,19}$';

/** The values of the fields of a biller, by their keys. */
export const FieldValues = Type.Record(Type.String({ pattern: FieldKey }), Type.String({ minLength: 1, maxLength: 40 }));
export type FieldValues = Static<typeof FieldValues>;

export const BillerSummary = Type.Object({
  id: Id,
  name: Type.String(),
  category: BillerCategory,
  icon: BillerIcon,
  flow: BillerFlow,
  regionName: told('Where it serves: a city, or 全国.', Type.String()),
});
export type BillerSummary = Static<typeof BillerSummary>;

export const BillerField = Type.Object({
  key: Type.String(),
  label: Type.String(),
  hint: told('Where the member finds it.', Type.String()),
  sample: Type.String(),
  keyboard: Type.Union([Type.Literal('number'), Type.Literal('idcard'), Type.Literal('text')]),
  maxLength: Type.Integer(),
  pattern: told('A regular expression that the value has to match; the service looks again.', Type.String()),
});
export type BillerField = Static<typeof BillerField>;

export const AmountTerms = told('Between two amounts, in whole steps.', Type.Object({ minFen: FenAmount, maxFen: FenAmount, stepFen: FenAmount }));
export type AmountTerms = Static<typeof AmountTerms>;

export const BillerView = Type.Intersect([
  BillerSummary,
  Type.Object({
    fields: Type.Array(BillerField),
    amount: told('What the member may say; null where the biller says what is owed, or the amounts are fixed.', Nullable(AmountTerms)),
    denominations: told('The fixed amounts of a top-up, in fen.', Type.Array(FenAmount)),
    isPartAllowed: told('Whether a part of what is owed may be paid.', Type.Boolean()),
    feeWords: told('What it costs beside the bill, in a sentence.', Type.String()),
    hoursWords: told('When it can be paid, in words, Asia/Shanghai.', Type.String()),
    isOpen: told('Whether it can be paid at this minute.', Type.Boolean()),
    isDemonstration: Type.Boolean(),
  }),
]);
export type BillerView = Static<typeof BillerView>;

export const BillerParams = Body({ billerId: Id });

export const BillerQuery = told('`text` matches the name, its pinyin or the initials of it.', Body({
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
  category: Type.Optional(BillerCategory),
  region: Type.Optional(RegionCode),
  cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,6}$' })),
}));
export const BillerPage = told('At most 20; who serves the region first, then who serves everywhere.', Type.Object({
  billers: Type.Array(BillerSummary),
  nextCursor: Nullable(Type.String()),
}));
export type BillerPage = Static<typeof BillerPage>;

export const CategoryQuery = Body({ region: Type.Optional(RegionCode) });
export const CategoryList = Type.Object({
  categories: Type.Array(Type.Object({ category: BillerCategory, name: Type.String(), billers: Type.Integer() })),
  total: Type.Integer(),
});
export type CategoryList = Static<typeof CategoryList>;

export const RegionList = told('Cities in which at least one biller serves, by province.', Type.Object({
  provinces: Type.Array(Type.Object({
    name: Type.String(),
    cities: Type.Array(Type.Object({ code: RegionCode, name: Type.String(), pinyin: Type.String() })),
  })),
}));
export type RegionList = Static<typeof RegionList>;
