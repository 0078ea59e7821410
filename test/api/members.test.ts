import { brand } from '@micro-branch/contract/brand';
import { sql } from '../../server/database/database';
import { forgetSessions } from '../../server/members/sessions';
import { newBranch } from '../support/visits';
import { startService, type Service } from '../support/service';

let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const me = (token: string) => service.get('/api/members/me', { token });
const consent = (token: string, decision: string, version: string = brand.privacyVersion) =>
  service.send('POST', '/api/members/me/consents', { token, body: { document: 'privacy', version, decision } });
const refused = (code: string) => expect.objectContaining({ error: expect.objectContaining({ code }) as object }) as unknown;

describe('a session', () => {
  test('is one member however often a person signs in, and two persons are two', async () => {
    const [first, again, other] = [
      await service.signInAs('wang-xiaoman'), await service.signInAs('wang-xiaoman'), await service.signInAs('li-zhiyuan'),
    ];
    expect(again.member.id).toBe(first.member.id);
    expect(other.member.id).not.toBe(first.member.id);
    expect(again.token).not.toBe(first.token);
  });

  test('of one person signing in eight times at once is still one member', async () => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => service.signInAs('eight-at-once')));
    expect(new Set(sessions.map(({ member }) => member.id)).size).toBe(1);
  });

  test('rests as a hash: the table does not know the token', async () => {
    const { token } = await service.signInAs('wang-xiaoman');
    const [row] = await service.deps.database.query<{ all: string }>(sql('test.sessions', `select string_agg(s::text, '') as all from sessions s`));
    expect(row!.all).not.toContain(token);
    expect(row!.all).not.toContain(Buffer.from(token).toString('hex'));
  });

  test('ends when it is signed out, and only that one', async () => {
    const [phone, tablet] = [await service.signInAs('wang-xiaoman'), await service.signInAs('wang-xiaoman')];
    expect((await service.send('DELETE', '/api/sessions/current', { token: phone.token })).status).toBe(204);
    expect(await me(phone.token)).toMatchObject({ status: 401, body: refused('session-expired') });
    expect((await me(tablet.token)).status).toBe(200);
  });

  test('ends after thirty days', async () => {
    const { token, expiresAt } = await service.signInAs('chen-yihe');
    service.clock.advance(Date.parse(expiresAt) - service.clock.now().getTime() - 10_000);
    expect((await me(token)).status).toBe(200);
    service.clock.advance(10_000);
    expect(await me(token)).toMatchObject({ status: 401, body: refused('session-expired') });
  });

  test('is forgotten when it has been over for another thirty days', async () => {
    await service.signInAs('forgotten');
    const count = async () => (await service.deps.database.query(sql('test.count_sessions', 'select 1 from sessions'))).length;
    service.clock.advance(59 * 86_400_000);
    await forgetSessions(service.deps);
    expect(await count()).toBeGreaterThan(0);
    service.clock.advance(2 * 86_400_000);
    await forgetSessions(service.deps);
    expect(await count()).toBe(0);
  });

  test('is asked for: no token, a made-up one and an empty one are refused', async () => {
    const answers = await Promise.all([service.get('/api/members/me'), me('made-up'), me('')]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});

describe('a member', () => {
  test('agrees, refuses and agrees again: the last word counts, and saying it twice adds nothing', async () => {
    const { token, member } = await service.signInAs('zhou-lidong');
    expect(member.consent).toMatchObject({ decision: null });
    for (const decision of ['agreed', 'agreed', 'refused', 'agreed']) await consent(token, decision);
    expect(await me(token)).toMatchObject({ body: { consent: { decision: 'agreed' } } });
    const ledger = await service.deps.database.query(sql('test.consents', 'select decision from consents where member_id = $1 order by id'), [member.id]);
    expect(ledger).toEqual([{ decision: 'agreed' }, { decision: 'refused' }, { decision: 'agreed' }]);
  });

  test('decides on the notice in force only', async () => {
    const { token } = await service.signInAs('zhou-lidong');
    expect(await consent(token, 'agreed', '2020-01')).toMatchObject({ status: 400, body: refused('invalid-input') });
  });

  test('gives a name only after consent, and is shown masked', async () => {
    const { token } = await service.signInAs('ouyang');
    const rename = () => service.send('PUT', '/api/members/me', { token, body: { name: '欧阳修远' } });
    expect(await rename()).toMatchObject({ status: 403, body: refused('consent-required') });
    await consent(token, 'agreed');
    expect(await rename()).toMatchObject({ status: 200, body: { maskedName: '欧阳*' } });
  });

  test('chooses a branch that exists, which is theirs from then on', async () => {
    const { token } = await service.signInAs('ouyang');
    const branchId = await newBranch(service.deps);
    const choose = (id: string) => service.send('PUT', '/api/members/me', { token, body: { branchId: id } });
    expect(await choose('1')).toMatchObject({ status: 404, body: refused('branch-not-found') });
    expect(await choose(branchId)).toMatchObject({ status: 200, body: { branchId } });
    expect(await service.get('/api/branches/mine', { token })).toMatchObject({ body: { id: branchId } });
  });

  test('cannot say who they are, nor anything else that is not asked', async () => {
    const { token, member } = await service.signInAs('ouyang');
    const body = { memberId: '1', name: '王小满' };
    expect(await service.send('PUT', '/api/members/me', { token, body })).toMatchObject({ status: 400, body: refused('invalid-input') });
    expect(await me(token)).toMatchObject({ body: { id: member.id } });
  });
});
