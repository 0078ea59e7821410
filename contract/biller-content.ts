import { Type, type Static } from '@sinclair/typebox';
import { BillerCategory, BillerIcon, RegionCode } from './billers';
import { Body, told } from './shapes';

/** More than this is never paid in one payment. */
export const PAYMENT_FEN_MAX = 50_000_00;

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Fen = Type.Integer({ minimum: 1, maximum: PAYMENT_FEN_MAX, description: 'whole fen, 100 to the yuan' });
const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:MM, Asia/Shanghai' });

export const FieldContent = told('What a member fills in to be found.', Body({
  key: Type.String({ pattern: '^[a-z][a-zA-Z]{0,19}$' }),
  label: Text(12),
  hint: Text(40),
  sample: told('Matches the pattern and passes the check.', Text(40)),
  pattern: told('A regular expression of the whole value; no look-around, no back-references, no repetition of what repeats or chooses, at most three of open length.', Text(80)),
  maxLength: Type.Integer({ minimum: 1, maximum: 40 }),
  keyboard: Type.Union([Type.Literal('number'), Type.Literal('idcard'), Type.Literal('text')]),
  mask: told('How many characters are shown at either end; the rest is starred.', Body({ head: Type.Integer({ minimum: 0, maximum: 8 }), tail: Type.Integer({ minimum: 0, maximum: 6 }) })),
  check: told('The check digit, where the number has one: Luhn (ISO/IEC 7812), MOD 11-2 (GB 11643 identity numbers), or none.', Type.Union([Type.Literal('none'), Type.Literal('luhn'), Type.Literal('mod11-2')])),
}));
export type FieldContent = Static<typeof FieldContent>;

const AmountContent = Body({ minFen: Fen, maxFen: Fen, stepFen: Fen });

const FlowContent = Type.Union([
  Body({ kind: Type.Literal('fetch-and-pay'), isPartAllowed: Type.Boolean(), amount: AmountContent }),
  Body({ kind: Type.Literal('validate-and-pay'), amount: AmountContent }),
  Body({ kind: Type.Literal('direct'), amount: AmountContent }),
  Body({ kind: Type.Literal('top-up'), denominations: Type.Array(Fen, { minItems: 1, maxItems: 12 }) }),
]);

const FeeContent = told('What the member pays beside the bill. A rate is rounded up to a whole fen and kept between two amounts.', Type.Union([
  Body({ kind: Type.Literal('none') }),
  Body({ kind: Type.Literal('fixed'), fen: Type.Integer({ minimum: 1, maximum: 100_00 }) }),
  Body({ kind: Type.Literal('rate'), basisPoints: Type.Integer({ minimum: 1, maximum: 500 }), minFen: Type.Integer({ minimum: 0, maximum: 100_00 }), maxFen: Type.Integer({ minimum: 1, maximum: 1_000_00 }) }),
]));

/** A biller as a marketer writes it: parameters only, and nothing that runs. */
export const BillerContent = Body({
  key: told('Its name for ever, in files and at its side.', Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,47}$' })),
  name: Text(30),
  category: BillerCategory,
  icon: BillerIcon,
  regions: told('Provinces, cities or districts it serves; none is the whole country.', Type.Array(RegionCode, { maxItems: 40, uniqueItems: true })),
  fields: Type.Array(FieldContent, { minItems: 1, maxItems: 4 }),
  flow: FlowContent,
  fee: FeeContent,
  hours: told('When it takes payments; the same time twice is all day; a later start than end passes midnight.', Body({ from: TimeOfDay, until: TimeOfDay })),
  settlement: told(
    '`link`: whether the biller answers itself (direct) or has left its bills with us (hosted). `account`: where its money goes. `days`: after how many days.',
    Body({ link: Type.Union([Type.Literal('direct'), Type.Literal('hosted')]), account: Type.String({ pattern: '^[0-9]{8,30}$' }), days: Type.Integer({ minimum: 0, maximum: 30 }) }),
  ),
  isOnShelf: Type.Boolean(),
  isDemonstration: Type.Boolean(),
});
export type BillerContent = Static<typeof BillerContent>;

/** A file of billers, as `npm run billers -- import FILE` takes it. */
export const BillerFile = Body({ billers: Type.Array(BillerContent, { minItems: 1, maxItems: 20_000 }) });
export type BillerFile = Static<typeof BillerFile>;
