import type { BillerContent, FieldContent } from '@micro-branch/contract/biller-content';
import { passesCheck } from './check-digits';
import { findDivision } from './divisions';
import { patternFault } from './safe-pattern';
import type { Fault } from './shape-faults';
import { UNSEEN } from './unseen';

const CHECK_WORDS = { none: '', luhn: 'Luhn校验', 'mod11-2': '身份证校验' } satisfies Record<FieldContent['check'], string>;

const when = (isWrong: boolean, pointer: string, reason: string): Fault[] => (isWrong ? [{ pointer, reason }] : []);

const sampleFaults = ({ sample, maxLength, pattern, check, mask }: FieldContent, pointer: string): Fault[] => {
  const at = `${pointer}/sample`;
  if (sample.length > maxLength) return when(true, at, `样例“${sample}”比最大长度${maxLength}还长`);
  if (!new RegExp(`^(?:${pattern})$`, 'u').test(sample)) return when(true, at, `样例“${sample}”不符合填写规则${pattern}`);
  if (!passesCheck(check, sample)) return when(true, at, `样例“${sample}”的末位不符合${CHECK_WORDS[check]}`);
  return when(mask.head + mask.tail >= sample.length, `${pointer}/mask`, `样例“${sample}”会全部显示，至少要遮住一位`);
};

const fieldFaults = (field: FieldContent, pointer: string): Fault[] => {
  const reason = patternFault(field.pattern);
  return reason === undefined ? sampleFaults(field, pointer) : [{ pointer: `${pointer}/pattern`, reason }];
};

const fieldsFaults = ({ fields }: BillerContent): Fault[] => {
  const keys = fields.map(({ key }) => key);
  return fields.flatMap((field, index) => [
    ...when(keys.indexOf(field.key) < index, `/fields/${index}/key`, `字段“${field.key}”写了两次`),
    ...fieldFaults(field, `/fields/${index}`),
  ]);
};

const flowFaults = ({ flow }: BillerContent): Fault[] => {
  if (flow.kind === 'top-up') {
    const index = flow.denominations.findIndex((fen, place) => place > 0 && fen <= flow.denominations[place - 1]!);
    return when(index > 0, `/flow/denominations/${index}`, `面额要从小到大、不重复，${flow.denominations[index]}不比前一个大`);
  }
  const { minFen, maxFen, stepFen } = flow.amount;
  if (minFen > maxFen) return when(true, '/flow/amount/maxFen', `最高金额${maxFen}分比最低金额${minFen}分还小`);
  return when((maxFen - minFen) % stepFen !== 0, '/flow/amount/stepFen', `从${minFen}分按每次${stepFen}分递增，到不了${maxFen}分`);
};

const feeFaults = ({ fee }: BillerContent): Fault[] =>
  when(fee.kind === 'rate' && fee.minFen > fee.maxFen, '/fee/maxFen', fee.kind === 'rate' ? `手续费最高${fee.maxFen}分比最低${fee.minFen}分还小` : '');

/** Bills that are left with us are found by one number, and only an account without a bill can be paid where nobody is asked. */
const linkFaults = ({ flow, fields, settlement }: BillerContent): Fault[] => {
  if (settlement.link !== 'hosted') return [];
  return [
    ...when(flow.kind === 'validate-and-pay', '/settlement/link', '先核对户号再缴费（validate-and-pay）要由缴费单位自己核对，不能托管（hosted）'),
    ...when(flow.kind === 'fetch-and-pay' && fields.length > 1, '/fields', '托管账单的缴费单位只能有一个字段，账单文件按它找账单'),
  ];
};

const regionFaults = ({ regions }: BillerContent): Fault[] =>
  regions.flatMap((code, index) => when(findDivision(code) === undefined, `/regions/${index}`, `没有代码为${code}的省、市或区县`));

const unseen = (text: string, pointer: string): Fault[] => when(UNSEEN.test(text), pointer, '里面有看不见的字符，请重新输入');

const nameFaults = ({ name }: BillerContent): Fault[] => [...when(name !== name.trim(), '/name', '名称前后有空格'), ...unseen(name, '/name')];

const unseenFaults = ({ fields }: BillerContent): Fault[] =>
  fields.flatMap((field, index) => (['label', 'hint', 'sample'] as const).flatMap((name) => unseen(field[name], `/fields/${index}/${name}`)));

const rules = [nameFaults, unseenFaults, regionFaults, fieldsFaults, flowFaults, feeFaults, linkFaults];

/** What a biller of the right shape still may not be. */
export const ruleFaults = (content: BillerContent): Fault[] => rules.flatMap((rule) => rule(content));
