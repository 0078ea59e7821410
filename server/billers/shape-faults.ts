import { Kind, type TArray, type TInteger, type TLiteral, type TObject, type TSchema, type TString, type TUnion } from '@sinclair/typebox';

/** What is wrong at one place of a file, in words for whoever wrote it; `pointer` is a JSON pointer. */
export interface Fault {
  pointer: string;
  reason: string;
}

type Check<S extends TSchema> = (schema: S, value: unknown, pointer: string) => Fault[];

/** What the patterns of the format want, in words. */
const PATTERN_WORDS: Record<string, string> = {
  '^[a-z0-9][a-z0-9-]{1,47}$': '只能用小写字母、数字和短横线，2到48位',
  '^[a-z][a-zA-Z]{0,19}$': '只能用英文字母，小写字母开头，最多20位',
  '^[1-9][0-9]{5}$': '应是六位区划代码，如310100',
  '^([01][0-9]|2[0-3]):[0-5][0-9]$': '应写成“时:分”，如08:30',
  '^[0-9]{8,30}$': '应是8到30位数字',
};

/** What is known elsewhere in a biller, and is not here. */
const STRANGER_WORDS: Record<string, string> = {
  isPartAllowed: '只有先查账单再缴费（fetch-and-pay）才能部分缴费，请删去“isPartAllowed”',
  denominations: '只有充值（top-up）才有固定面额，请删去“denominations”',
  amount: '充值（top-up）只有固定面额，请删去“amount”',
};

const one = (pointer: string, reason: string): Fault[] => [{ pointer, reason }];

const isPlainObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const checkString: Check<TString> = ({ pattern, minLength = 0, maxLength = Infinity }, value, pointer) => {
  if (typeof value !== 'string') return one(pointer, '应是加引号的文字');
  if (value.length < minLength) return one(pointer, '不能空着');
  if (value.length > maxLength) return one(pointer, `最多${maxLength}个字，现在有${value.length}个`);
  return pattern === undefined || new RegExp(pattern).test(value) ? [] : one(pointer, PATTERN_WORDS[pattern] ?? `不符合格式${pattern}`);
};

const checkInteger: Check<TInteger> = ({ minimum = -Infinity, maximum = Infinity }, value, pointer) => {
  if (typeof value !== 'number' || !Number.isInteger(value)) return one(pointer, '应是整数，不加引号（金额以分为单位）');
  return value < minimum || value > maximum ? one(pointer, `应在${minimum}到${maximum}之间，现在是${value}`) : [];
};

const checkArray: Check<TArray> = ({ items, minItems = 0, maxItems = Infinity, uniqueItems }, value, pointer) => {
  if (!Array.isArray(value)) return one(pointer, '应是方括号里的一列');
  if (value.length < minItems) return one(pointer, `至少要有${minItems}项`);
  if (value.length > maxItems) return one(pointer, `最多${maxItems}项，现在有${value.length}项`);
  const twice = uniqueItems ? value.findIndex((item, index) => value.indexOf(item) < index) : -1;
  const repeated = twice < 0 ? [] : one(`${pointer}/${twice}`, `${JSON.stringify(value[twice])}写了两次`);
  return [...repeated, ...value.flatMap((item, index) => shapeFaults(items, item, `${pointer}/${index}`))];
};

const checkObject: Check<TObject> = ({ properties }, value, pointer) => {
  if (!isPlainObject(value)) return one(pointer, '应是花括号里的一组');
  const missing = Object.keys(properties).filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => ({ pointer, reason: `缺少“${name}”` })),
    ...Object.entries(value).flatMap(([name, part]) => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
      const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return schema ? shapeFaults(schema, part, at) : one(at, STRANGER_WORDS[name] ?? `不认识“${name}”，请核对拼写或删去`);
    }),
  ];
};

const isLiteral = (schema: TSchema): schema is TLiteral => schema[Kind] === 'Literal';

/** Of objects that say what they are by their `kind`, the one that it names is held against the value, and no other. */
const checkUnion: Check<TUnion> = ({ anyOf }, value, pointer) => {
  const kindOf = (schema: TSchema): unknown => (isLiteral(schema) ? schema.const : (schema as TObject).properties.kind?.const);
  const kinds = `只能是${anyOf.map((schema) => String(kindOf(schema))).join('、')}之一`;
  if (anyOf.every(isLiteral)) return anyOf.some((schema) => kindOf(schema) === value) ? [] : one(pointer, kinds);
  if (!isPlainObject(value)) return one(pointer, '应是花括号里的一组');
  if (!Object.hasOwn(value, 'kind')) return one(pointer, `缺少“kind”，${kinds}`);
  const meant = anyOf.find((schema) => kindOf(schema) === value.kind);
  return meant ? shapeFaults(meant, value, pointer) : one(`${pointer}/kind`, kinds);
};

const checkBoolean: Check<TSchema> = (_schema, value, pointer) => (typeof value === 'boolean' ? [] : one(pointer, '应是true或false，不加引号'));
/** Whatever it is, another look is taken at it. */
const checkUnknown: Check<TSchema> = () => [];
const checkLiteral: Check<TLiteral> = (schema, value, pointer) => (schema.const === value ? [] : one(pointer, `应是${schema.const}`));

const checks: Record<string, Check<never>> = {
  String: checkString, Integer: checkInteger, Array: checkArray, Object: checkObject, Union: checkUnion, Boolean: checkBoolean, Literal: checkLiteral, Unknown: checkUnknown,
};

/** Everything in which a value is not of a schema of billers: the same verdict as TypeBox gives, in a marketer's words. */
export const shapeFaults = (schema: TSchema, value: unknown, pointer = ''): Fault[] => checks[schema[Kind]]!(schema as never, value, pointer);
