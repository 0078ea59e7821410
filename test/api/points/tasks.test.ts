import { randomUUID } from 'node:crypto';
import type { TaskList, TaskView } from '@micro-branch/contract/points';
import { updateMember } from '../../../server/members/store';
import { checkIn } from '../../../server/points/check-in';
import { addDays } from '../../../server/shanghai';
import { depsAt, lotsOf, moveTo, newVisitor, refusalOf, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';

let service: Service;
let visitor: Visitor;

jest.setTimeout(120_000);

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

beforeEach(async () => {
  moveTo(service.clock, '2027-03-20T08:00:00+08:00');
  visitor = await newVisitor(service);
});

const tasks = async (): Promise<Record<string, TaskView>> => {
  const { tasks: list } = await visitor.get<TaskList>('/points/tasks');
  return Object.fromEntries(list.map((task) => [task.key, task]));
};
const claim = (key: string) => visitor.post(`/points/tasks/${key}/claim`);
const takeName = () => updateMember(service.deps.database, visitor.memberId, { name: '王小满', branchId: null });
/** Checks in on days counted from 1 March. */
const comeOn = async (...days: number[]): Promise<void> => {
  for (const day of days) {
    await checkIn(depsAt(service.deps, `${addDays('2027-02-28', day)}T08:00:00+08:00`), visitor.memberId, randomUUID());
  }
};

describe('a task', () => {
  test('is open until our own tables say it is done, then claimed once', async () => {
    expect((await tasks())['name']).toMatchObject({ state: 'open', points: 20, period: 'once' });
    expect(refusalOf(await claim('name'))).toBe('task-not-done');
    await takeName();
    expect((await tasks())['name']).toMatchObject({ state: 'done' });
    expect((await claim('name')).body).toMatchObject({ key: 'name', state: 'claimed', points: 20 });
    expect((await tasks())['name']).toMatchObject({ state: 'claimed' });
    expect(await lotsOf(service.deps.database, visitor.memberId)).toMatchObject([{ source: 'task', points: 20 }]);
  });

  test('claimed five times at once gives its points once, with one answer', async () => {
    await takeName();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => claim('name')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await lotsOf(service.deps.database, visitor.memberId)).toHaveLength(1);
  });

  test('nobody knows is refused', async () => {
    expect(refusalOf(await claim('be-rich'))).toBe('task-not-found');
    expect(refusalOf(await claim('Be%20rich'))).toBe('invalid-input');
  });

  test('of every month wants seven days in a row of that month, and can be claimed in the next one again', async () => {
    await comeOn(1, 2, 3, 4, 5, 6, 8);
    expect((await tasks())['week']).toMatchObject({ state: 'open', period: 'monthly' });
    await comeOn(9, 10, 11, 12, 13, 14);
    expect((await claim('week')).body).toMatchObject({ state: 'claimed' });
    moveTo(service.clock, '2027-04-02T08:00:00+08:00');
    expect((await tasks())['week']).toMatchObject({ state: 'open' });
    expect(refusalOf(await claim('week'))).toBe('task-not-done');
    for (const day of [32, 33, 34, 35, 36, 37, 38]) await comeOn(day);
    expect((await claim('week')).body).toMatchObject({ state: 'claimed' });
    expect((await lotsOf(service.deps.database, visitor.memberId)).filter(({ source }) => source === 'task')).toHaveLength(2);
  });
});

test('another member’s claim is not mine', async () => {
  await takeName();
  await claim('name');
  visitor = await newVisitor(service);
  expect((await tasks())['name']).toMatchObject({ state: 'open' });
});
