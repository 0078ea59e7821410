import { randomUUID } from 'node:crypto';
import type { StatementEntry, StatementPage } from '@micro-branch/contract/points';
import { points } from '@micro-branch/contract/units';
import { createApp } from '../../../server/app';
import type { Deps } from '../../../server/deps';
import { LIMITS } from '../../../server/http/limits';
import { expirePoints } from '../../../server/points/expire-points';
import { giveBack, settle, spend } from '../../../server/points/spend';
import { giveLot } from '../../support/ledger';
import { depsAt, moveTo, newVisitor, refusalOf, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';

let service: Service;
let visitor: Visitor;

jest.setTimeout(180_000);

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

beforeEach(async () => {
  moveTo(service.clock, '2027-04-20T12:00:00+08:00');
  visitor = await newVisitor(service, randomUUID());
});

const on = (day: string, time = '12:00:00'): Deps => depsAt(service.deps, `${day}T${time}+08:00`);
const page = (query = '') => visitor.get<StatementPage>(`/points/statement${query}`);
const earnMany = async (count: number): Promise<void> => {
  for (let earned = 1; earned <= count; earned += 1) await giveLot(service.deps, visitor.memberId, earned);
};
const take = async (world: Deps, amount: number): Promise<string> => {
  const id = randomUUID();
  const spending = { id, memberId: visitor.memberId, points: points(amount), purpose: 'payment' as const, reference: id, isHeld: false };
  await service.deps.database.transaction((tx) => spend(tx, world, spending));
  return id;
};

/** March: earned 300, spent 120, 50 of it back; April: expired 230 and earned 10. */
const twoMonths = async (): Promise<void> => {
  await giveLot(on('2027-03-01', '00:00:00'), visitor.memberId, 100, 0);
  await giveLot(on('2027-03-10'), visitor.memberId, 200, 0);
  const spendId = await take(on('2027-03-11'), 120);
  await service.deps.database.transaction((tx) =>
    giveBack(tx, on('2027-03-31', '23:59:59'), { spendId, name: 'part', points: points(50), graceDays: null }),
  );
  await expirePoints(on('2027-04-01', '00:00:00'));
  await giveLot(on('2027-04-02'), visitor.memberId, 10);
};

describe('the statement', () => {
  test('says what came and went, the newest first, with the totals of every month on the page', async () => {
    await twoMonths();
    const { entries, months, nextCursor } = await page();
    const lines = entries.map(({ kind, about, points: moved, month, expiresOn }) => [kind, about, moved, month, expiresOn]);
    expect(lines).toEqual([
      ['earned', 'task', 10, '2027-04', '2029-04-30'],
      ['expired', null, -200, '2027-04', null],
      ['expired', null, -30, '2027-04', null],
      ['returned', 'payment', 50, '2027-03', null],
      ['spent', 'payment', -120, '2027-03', null],
      ['earned', 'task', 200, '2027-03', '2027-03-31'],
      ['earned', 'task', 100, '2027-03', '2027-03-31'],
    ]);
    expect(months).toEqual([
      { month: '2027-04', earned: 10, spent: 0, returned: 0, expired: 230 },
      { month: '2027-03', earned: 300, spent: 120, returned: 50, expired: 0 },
    ]);
    expect(nextCursor).toBeNull();
  });

  test('is filtered by month and by kind, and the totals stay those of the month', async () => {
    await twoMonths();
    const march = await page('?month=2027-03');
    expect(march.entries.map(({ kind }) => kind)).toEqual(['returned', 'spent', 'earned', 'earned']);
    const spent = await page('?month=2027-03&kind=spent');
    expect(spent.entries).toHaveLength(1);
    expect(spent.months).toEqual(march.months);
    expect(await page('?month=2027-02')).toEqual({ entries: [], months: [], nextCursor: null });
  });

  test('shows a hold when it is taken and given back, not when it is kept', async () => {
    await giveLot(service.deps, visitor.memberId, 100);
    const id = randomUUID();
    const spending = { id, memberId: visitor.memberId, points: points(30), purpose: 'payment' as const, reference: id, isHeld: true };
    await service.deps.database.transaction((tx) => spend(tx, service.deps, spending));
    await service.deps.database.transaction((tx) => settle(tx, service.deps, id));
    expect((await page()).entries.map(({ points: moved }) => moved)).toEqual([-30, 100]);
  });

  test('is paged without a gap or a repeat while new entries arrive', async () => {
    await earnMany(95);
    const seen: StatementEntry[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null; pages += 1) {
      const { entries, nextCursor }: StatementPage = await page(cursor && `?cursor=${cursor}`);
      expect(entries).toHaveLength(pages === 3 ? 5 : 30);
      seen.push(...entries);
      cursor = nextCursor;
      await Promise.all([1, 2].map(() => giveLot(service.deps, visitor.memberId, 1_000)));
    }
    expect(seen.map(({ points: moved }) => moved)).toEqual(Array.from({ length: 95 }, (_, index) => 95 - index));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(95);
  });

  test('ends with a page that is just full', async () => {
    await earnMany(30);
    expect(await page()).toMatchObject({ nextCursor: null });
    await earnMany(1);
    expect((await page()).nextCursor).not.toBeNull();
  });

  test.each(['?cursor=-1', '?cursor=abc', '?cursor=9999999999999999999', '?month=2027-13', '?month=1999-01', '?kind=settled', '?memberId=1'])('refuses %s', async (query) => {
    await expect(page(query)).rejects.toThrow('invalid-input');
  });

  test('never shows another member’s, and a cursor of theirs opens nothing', async () => {
    await earnMany(31);
    const { nextCursor } = await page();
    const other = await newVisitor(service, randomUUID());
    expect(await other.get<StatementPage>(`/points/statement?cursor=${nextCursor}`)).toEqual({ entries: [], months: [], nextCursor: null });
    expect(await other.get('/points')).toEqual({ available: 0, held: 0, expiring: [] });
  });
});

describe('the file', () => {
  const file = async (query = ''): Promise<string> => {
    const { token } = await service.signInAs(person);
    const { status, headers, bytes } = await service.get(`/api/points/statement/csv${query}`, { token });
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    return bytes.toString('utf8');
  };
  let person: string;

  beforeEach(async () => {
    person = randomUUID();
    visitor = await newVisitor(service, person);
  });

  test('is a table in the time of Shanghai with totals that sum to what is there', async () => {
    await twoMonths();
    expect((await file()).split('\r\n')).toEqual([
      '\ufeff时间,类型,来源或用途,名称,积分,到期日',
      '2027-04-02 12:00,收入,任务奖励,,10,2029-04-30',
      '2027-04-01 00:00,过期,,,-200,',
      '2027-04-01 00:00,过期,,,-30,',
      '2027-03-31 23:59,退回,缴费抵扣,,50,',
      '2027-03-11 12:00,支出,缴费抵扣,,-120,',
      '2027-03-10 12:00,收入,任务奖励,,200,2027-03-31',
      '2027-03-01 00:00,收入,任务奖励,,100,2027-03-31',
      '合计,收入,,,310,', '合计,支出,,,-120,', '合计,退回,,,50,', '合计,过期,,,-230,', '合计,全部,,,10,', '',
    ]);
    expect(await visitor.get('/points')).toMatchObject({ available: 10 });
  });

  test('has what the filters let through, and of nothing the totals are 0', async () => {
    await twoMonths();
    expect((await file('?kind=spent')).split('\r\n').slice(1)).toEqual([
      '2027-03-11 12:00,支出,缴费抵扣,,-120,',
      '合计,收入,,,0,', '合计,支出,,,-120,', '合计,退回,,,0,', '合计,过期,,,0,', '合计,全部,,,-120,', '',
    ]);
    expect((await file('?month=2030-01')).split('\r\n')).toHaveLength(7);
  });

  test('is not another member’s, and not anybody’s without a session', async () => {
    await twoMonths();
    person = randomUUID();
    expect((await file()).split('\r\n')).toHaveLength(7);
    expect(refusalOf(await service.get('/api/points/statement/csv'))).toBe('session-expired');
  });

  test('is given to one address so often a minute and no more, and everything else still is', async () => {
    const limited = await createApp(service.deps, { limits: { ...LIMITS, exportsPerMinute: 2 } });
    const { token } = await service.signInAs(person);
    const statusOf = async (url: string): Promise<number> =>
      (await limited.inject({ url, headers: { authorization: `Bearer ${token}` } })).statusCode;
    const csv = '/api/points/statement/csv';
    expect([await statusOf(csv), await statusOf(csv), await statusOf(csv), await statusOf('/api/points/statement')]).toEqual([200, 200, 429, 200]);
    await limited.close();
  });
});
