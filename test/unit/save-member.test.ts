import type { Queryable } from '../../server/database/database';
import { saveMember } from '../../server/members/store';

test('who signs in just as their old account is closed becomes somebody new', async () => {
  const rows: object[][] = [[], [], [{ id: '9' }]]; // it was there, then it was gone, then there was room
  const asked: string[] = [];
  const db = {
    query: async ({ name }) => {
      asked.push(name);
      return rows.shift()!;
    },
  } as Queryable;
  const member = { id: '9', openid: 'o-1', name: null, branchId: null, joinedAt: new Date('2026-11-02T10:00:00Z') };
  expect(await saveMember(db, member)).toBe('9');
  expect(asked).toEqual(['members.register', 'members.find_by_openid', 'members.register']);
});
