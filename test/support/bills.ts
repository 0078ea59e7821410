import { createHash, randomUUID } from 'node:crypto';
import type { BillerContent } from '@micro-branch/contract/biller-content';
import type { BillAccountView, BillView, BindAccountBody } from '@micro-branch/contract/bills';
import type { ErrorBody } from '@micro-branch/contract/errors';
import { importBillers } from '../../server/billers/import-billers';
import { findBillerByKey, type Biller } from '../../server/billers/store';
import { listSeedBillers } from '../../server/database/seed/billers';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import type { MovableClock } from './clock';
import { agreeToPrivacy } from './people';
import type { Answered, Service } from './service';

/** One of each flow, a hosted one, and one whose fee is a rate, of the demonstration's catalogue. */
const KEYS = new Set([
  'electricity-310100', // fetch-and-pay, all or nothing
  'gas-310100', // fetch-and-pay, parts
  'broadband-310100', // validate-and-pay, steps of ten yuan
  'charity-310100', // direct
  'mobile-top-up', // top-up
  'property-310100', // hosted
  'petrol-card', // a fee
]);

let imports = 0;

/** Brings billers into the catalogue, or what was changed about them. */
export const addBillers = async (deps: Deps, billers: readonly BillerContent[]): Promise<void> => {
  const fileHash = createHash('sha256').update(String((imports += 1))).digest();
  await importBillers(deps, { fileName: 'test', fileHash, billers });
};

const ALL_DAY = { from: '00:00', until: '00:00' };

/** The billers of the demonstration that these tests are about, at whatever hour the tests run. */
export const someBillers = (deps: Deps): Promise<void> =>
  addBillers(deps, listSeedBillers().flatMap((content) => (KEYS.has(content.key) ? [{ ...content, hours: ALL_DAY }] : [])));

export const billerByKey = async (deps: Deps, key: string): Promise<Biller> => (await findBillerByKey(deps.database, key))!;

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** Away from midnight, so that what counts for a day stays in it. */
export const moveToNoon = ({ now, advance }: Pick<MovableClock, 'now' | 'advance'>): void =>
  advance(DAY_MS - ((now().getTime() + SHANGHAI_MS) % DAY_MS) + DAY_MS / 2);

export interface Payer {
  id: Id;
  token: string;
}

/** Somebody signed in who agreed to the privacy notice. */
export const newPayer = async (service: Service, person: string = randomUUID()): Promise<Payer> => {
  const { member, token } = await service.signInAs(person);
  await agreeToPrivacy(service.deps, member.id);
  return { id: member.id, token };
};

let numbers = 10;

/** A number of an account that nobody has used: thirteen digits as the electricity company wants them, unless told otherwise. */
export const newNumber = ({ digits = 13, ending = '11' }: { digits?: number; ending?: string } = {}): string => {
  const middle = digits - 6 - ending.length;
  return `310100${String((numbers += 1)).padStart(middle, '0').slice(-middle)}${ending}`;
};

/** What is said to bind an account; the electricity company's, unless told otherwise. */
export const aBinding = async (deps: Deps, billerKey: string, changed: Partial<BindAccountBody> = {}): Promise<BindAccountBody> => ({
  key: randomUUID(),
  billerId: (await billerByKey(deps, billerKey)).id,
  fields: { account: newNumber() },
  alias: null,
  familyId: null,
  ...changed,
});

export const bind = async (service: Service, { token }: Payer, billerKey: string, changed: Partial<BindAccountBody> = {}): Promise<Answered> =>
  service.send('POST', '/api/bill-accounts', { token, body: await aBinding(service.deps, billerKey, changed) });

/** A bound account, or what went wrong. */
export const bound = async (service: Service, payer: Payer, billerKey: string, changed: Partial<BindAccountBody> = {}): Promise<BillAccountView> => {
  const { status, body } = await bind(service, payer, billerKey, changed);
  if (status !== 200) throw new Error(`not bound: ${JSON.stringify(body)}`);
  return body as BillAccountView;
};

export const lookUp = (service: Service, { token }: Payer, accountId: Id, amountFen: number | null = null): Promise<Answered> =>
  service.send('POST', '/api/bills', { token, body: { accountId, amountFen } });

export const lookedUp = async (service: Service, payer: Payer, accountId: Id, amountFen: number | null = null): Promise<BillView> => {
  const { status, body } = await lookUp(service, payer, accountId, amountFen);
  if (status !== 200) throw new Error(`not looked up: ${JSON.stringify(body)}`);
  return body as BillView;
};

/** The code of a refusal. */
export const codeOf = ({ body }: Answered): string | undefined => (body as Partial<ErrorBody>).error?.code;
