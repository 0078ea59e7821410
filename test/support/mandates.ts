import { randomUUID } from 'node:crypto';
import { brand } from '@micro-branch/contract/brand';
import type { BillAccountView } from '@micro-branch/contract/bills';
import type { MandateList, MandateView, StartMandateBody } from '@micro-branch/contract/mandates';
import { sql } from '../../server/database/database';
import type { EventKind } from '../../server/events/outbox';
import { openidOf } from '../../server/sandbox/wechat/people';
import { addDays, shanghaiDay } from '../../server/shanghai';
import { bound, newNumber, newPayer, type Payer } from './bills';
import type { Answered, Service } from './service';

/** Moves the clock ahead to a time of day of Shanghai, `days` days from now. */
export const moveTo = ({ clock }: Pick<Service, 'clock'>, days: number, time: string): void => {
  const now = clock.now();
  clock.advance(new Date(`${addDays(shanghaiDay(now), days)}T${time}:00+08:00`).getTime() - now.getTime());
};

/** To noon of the tenth of the next month: what an account owes is made of the month, and no test crosses its end. */
export const moveToNextMonth = (service: Pick<Service, 'clock'>): void => {
  const { clock } = service;
  const [year, month] = shanghaiDay(clock.now()).split('-').map(Number) as [number, number];
  const tenth = new Date(Date.UTC(month === 12 ? year + 1 : year, month % 12, 10, 4));
  clock.advance(tenth.getTime() - clock.now().getTime());
};

export interface Holder extends Payer {
  person: string;
  openid: string;
  account: BillAccountView;
  /** By which the sandbox knows the account. */
  place: { billerKey: string; fields: { account: string } };
}

export const ELECTRICITY = 'electricity-310100';

/** Somebody with a bound account at the electricity company. */
export const newHolder = async (service: Service, person: string = randomUUID(), ending?: string): Promise<Holder> => {
  const payer = await newPayer(service, person);
  const fields = { account: newNumber(ending === undefined ? {} : { ending }) };
  const account = await bound(service, payer, ELECTRICITY, { fields });
  return { ...payer, person, openid: openidOf(person), account, place: { billerKey: ELECTRICITY, fields } };
};

export const askToStart = (service: Service, { token, account }: Holder, changed: Partial<StartMandateBody> = {}): Promise<Answered> =>
  service.send('POST', '/api/mandates', {
    token,
    body: { key: randomUUID(), accountId: account.id, capFen: 50_000_00, agreementVersion: brand.debitAgreementVersion, ...changed },
  });

export const started = async (service: Service, holder: Holder, changed: Partial<StartMandateBody> = {}): Promise<MandateView> => {
  const { status, body } = await askToStart(service, holder, changed);
  if (status !== 200) throw new Error(`not started: ${JSON.stringify(body)}`);
  return body as MandateView;
};

export const mandateOf = async (service: Service, { token }: Payer): Promise<MandateView> => {
  const { body } = await service.get('/api/mandates', { token });
  return (body as MandateList).mandates[0]!;
};

export const stop = (service: Service, { token }: Payer, { id }: Pick<MandateView, 'id'>): Promise<Answered> => service.send('DELETE', `/api/mandates/${id}`, { token });

export const pause = (service: Service, { token }: Payer, { id }: Pick<MandateView, 'id'>, isPaused: boolean): Promise<Answered> =>
  service.send('PUT', `/api/mandates/${id}`, { token, body: { isPaused } });

/** What the sandbox's bank has taken from a person. */
export const takenFrom = ({ sandbox }: Service, { openid }: Holder): number => 2_000_000 - sandbox.bankDebits.balanceOf(openid);

const KEEP = sql('test.keep_events', `create table if not exists told_events (kind text, payload jsonb)`);
const KEEP_FUNCTION = sql(
  'test.keep_events_function',
  `create or replace function keep_event() returns trigger language plpgsql as $$ begin insert into told_events values (new.kind, new.payload); return new; end $$`,
);
const KEEP_TRIGGER = sql('test.keep_events_trigger', 'create trigger keep_events after insert on events for each row execute function keep_event()');
const TOLD = sql('test.told', `select payload from told_events where kind = $1 and payload->>'memberId' = $2`);

/** Keeps what is told from now on, though it is heard and gone. */
export const keepEvents = async ({ deps }: Pick<Service, 'deps'>): Promise<void> => {
  for (const statement of [KEEP, KEEP_FUNCTION, KEEP_TRIGGER]) await deps.database.query(statement);
};

export const toldTo = async <Payload = Record<string, unknown>>({ deps }: Pick<Service, 'deps'>, { id }: Payer, kind: EventKind): Promise<Payload[]> =>
  (await deps.database.query<{ payload: Payload }>(TOLD, [kind, id])).map(({ payload }) => payload);
