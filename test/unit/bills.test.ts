import fc from 'fast-check';
import { dueOf } from '../../server/bills/dues';
import { openFields, sealFields } from '../../server/bills/open-fields';
import { parseBillCode } from '../../server/bills/read-bill-code';
import { isUnusual, nextCheckAt, retryCheckAt, usualOf } from '../../server/bills/rules';
import { createWorld } from '../../server/sandbox/billers/world';

const HOUR_MS = 3_600_000;

describe('what is usual', () => {
  test.each([
    [[], null],
    [[100, 200], null],
    [[300, 100, 200], 200],
    [[100, 200, 301, 400], 250],
    [[5, 5, 5, 900, 900, 900], 452],
  ])('of %j is %s', (last, usual) => {
    expect(usualOf(last)).toBe(usual);
  });

  test.each([
    [200, 100, false],
    [201, 100, true],
    [34, 100, false],
    [33, 100, true],
    [100, 300, false],
    [99, 300, true],
  ])('%i beside %i is unusual: %s', (fen, usual, unusual) => {
    expect(isUnusual(fen, usual)).toBe(unusual);
  });
});

describe('when a biller is asked again', () => {
  const now = new Date('2026-11-15T04:00:00Z');
  const hours = (at: Date): number => (at.getTime() - now.getTime()) / HOUR_MS;

  test('is within a day and a bit, and sooner about the day on which bills end', () => {
    expect(hours(nextCheckAt(now, { id: '4096', dueOn: null }))).toBeCloseTo(23.5, 0);
    expect(hours(nextCheckAt(now, { id: '4096', dueOn: '2026-10-25' }))).toBeCloseTo(23.5, 0);
    expect(hours(nextCheckAt(now, { id: '4096', dueOn: '2026-10-18' }))).toBeCloseTo(11.5, 0);
    expect(hours(nextCheckAt(now, { id: '4096', dueOn: '2026-10-31' }))).toBeCloseTo(23.5, 0);
    const first = new Date('2026-11-01T04:00:00Z');
    expect((nextCheckAt(first, { id: '4096', dueOn: '2026-10-31' }).getTime() - first.getTime()) / HOUR_MS).toBeCloseTo(11.5, 0);
  });

  test('is spread over an hour', () => {
    const minutes = Array.from({ length: 600 }, (_, index) => nextCheckAt(now, { id: String(index * 4096), dueOn: null }).getTime());
    expect(new Set(minutes).size).toBe(60);
  });

  test('is later each time it was away, and within a day for ever', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 50].map((failures) => hours(retryCheckAt(now, { id: '0', failures })));
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses[0]).toBeGreaterThan(0);
    expect(pauses.at(-1)).toBeLessThanOrEqual(24);
  });
});

describe('what a biller said', () => {
  test('is due, nothing, or not known', () => {
    const bill = { theirId: 'B1', owedFen: 5, dueOn: null, period: null, items: [] };
    expect(dueOf({ state: 'due', holder: null, bill })).toEqual({ dueState: 'due', dueFen: 5, dueOn: null, dueId: 'B1' });
    expect(dueOf({ state: 'none', holder: '王*' })).toMatchObject({ dueState: 'none', dueFen: null });
    expect(dueOf({ state: 'unknown-account' })).toMatchObject({ dueState: 'unknown', dueFen: null });
    expect(dueOf(undefined)).toMatchObject({ dueState: 'unknown' });
  });
});

describe('the fields of an account at rest', () => {
  test('open for their own account alone', () => {
    const deps = { dataKey: Buffer.alloc(32, 1), randomBytes: (size: number) => Buffer.alloc(size, 2) };
    const sealed = sealFields(deps, '7', { account: '3101000128600' });
    expect(openFields(deps, '7', sealed)).toEqual({ account: '3101000128600' });
    expect(() => openFields(deps, '8', sealed)).toThrow();
    expect(sealed.toString('latin1')).not.toContain('3101');
  });
});

describe('a code of a bill', () => {
  const keys = fc.stringMatching(/^[a-z][a-zA-Z]{0,19}$/);
  const value = fc.string({ minLength: 1, maxLength: 13, unit: 'grapheme' });

  test('says what was written into it, whatever that is', () => {
    const fields = fc.uniqueArray(fc.tuple(keys, value), { minLength: 1, maxLength: 2, selector: ([key]) => key });
    fc.assert(
      fc.property(fields, (entries) => {
        const list = entries.map(([key, text]) => `${key}=${encodeURIComponent(text)}`).join(';');
        fc.pre(list.length <= 400);
        expect(parseBillCode(`MBBILL1:water-310100:${list}`)).toEqual({ billerKey: 'water-310100', fields: Object.fromEntries(entries) });
      }),
    );
  });

  test('is never taken from any other text, and never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 512, unit: 'binary' }), (text) => parseBillCode(text) === undefined));
    fc.assert(fc.property(fc.string({ maxLength: 100 }), (text) => void parseBillCode(`MBBILL1:water-310100:${text}`)));
  });
});

describe('the world of the sandbox', () => {
  const account = (number: string, billerKey = 'electricity-310100') => ({ billerKey, fields: { account: number } });

  test.each(['2026-01-31', '2026-02-28', '2026-11-29', '2028-02-29', '2026-12-01'])('has what is owed first ahead, and another bill each month, started on %s', (startedOn) => {
    const world = createWorld(startedOn);
    const [first] = world.billsOn(account('3101000000111'), startedOn);
    expect(first!.dueOn > startedOn).toBe(true);
    const ids = Array.from({ length: 200 }, (_, day) => {
      const today = new Date(Date.parse(`${startedOn}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
      return world.billsOn(account('3101000000111'), today)[0]!.id;
    });
    expect(new Set(ids).size).toBeGreaterThanOrEqual(6);
    expect(new Set(ids).size).toBeLessThanOrEqual(8);
    expect(ids).toEqual([...ids].sort());
  });

  test('is the same whenever it is started in a month', () => {
    const [one, other] = [createWorld('2026-11-03'), createWorld('2026-11-20')];
    const [a, b] = [one.billsOn(account('3101000000111'), '2026-11-20')[0]!, other.billsOn(account('3101000000111'), '2026-11-20')[0]!];
    expect([a.id, a.fen]).toEqual([b.id, b.fen]);
  });

  test('owes 128.60 of 王小满 in five days, and finds a bill by its number for its own account alone', () => {
    const world = createWorld('2026-11-29');
    const [bill] = world.billsOn(account('3101000128600'), '2026-11-29');
    expect(bill).toMatchObject({ fen: 128_60, dueOn: '2026-12-04', period: '2026年11月' });
    expect(bill!.items.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(128_60);
    expect(world.findBill(account('3101000128600'), bill!.id)).toEqual(bill);
    expect(world.findBill(account('3101000128601'), bill!.id)).toBeUndefined();
    expect(world.billsOn(account('3101000128600'), '2027-02-10').map(({ id }) => id)[0]).toBe(bill!.id); // until it is paid
  });
});
