import { readSandbox, writeSandbox } from '@/shared/platform/sandbox-phone';

/** The people of the seed whom the sandbox knows by name; anybody else is new to the bank. */
export const PEOPLE: Record<string, string> = {
  'wang-xiaoman': '王小满',
  'li-zhiyuan': '李知远',
  'chen-yihe': '陈一禾',
  'zhou-lidong': '周立冬',
  'zhao-mingde': '客户经理 赵明德',
};

const VISITORS_MAX = 8;

/** Somebody new, who can be chosen again later. */
export const newVisitor = (): string => {
  const visitor = `visitor-${crypto.randomUUID()}`;
  writeSandbox({ visitors: [visitor, ...(readSandbox().visitors ?? [])].slice(0, VISITORS_MAX) });
  return visitor;
};

/** `新来的客户 3f2a` for a visitor, whose name the bank does not know. */
export const nameOf = (person: string | undefined): string =>
  person === undefined ? '未登录的访客' : (PEOPLE[person] ?? `新来的客户 ${person.slice(-4)}`);
