import { randomUUID } from 'node:crypto';
import type { CardContent } from '@micro-branch/contract/card-content';
import { approveCard } from '../../server/cards/approve-card';
import { hashContent } from '../../server/cards/content-hash';
import { getCard } from '../../server/cards/get-card';
import { saveCard, type CardToSave } from '../../server/cards/save-card';
import { putOnShelf, takeOffShelf } from '../../server/cards/shelve-card';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { cardOnShelf, creditCard, wealth } from '../support/cards';
import { newMember } from '../support/people';
import { startService, type Service } from '../support/service';

let service: Service;
let deps: Deps;
let author: Id;
let approver: Id;

beforeAll(async () => {
  service = await startService();
  deps = service.deps;
  [author, approver] = [await newMember(deps, '叶问舟'), await newMember(deps, '沈清秋')];
});
afterAll(() => service.close());

const draft = (content: CardContent = creditCard): CardToSave => ({
  authorId: author, cardKey: randomUUID(), content, shareScope: 'all', featuredRank: null, isDemonstration: true,
});

const approve = (cardId: Id, content: CardContent = creditCard, by = approver) =>
  approveCard(deps, { cardId, approverId: by, approvalNumber: randomUUID(), contentHash: hashContent(content, 'all') });

describe('a card', () => {
  test('without a mandatory fact is not saved, and every missing one is named', async () => {
    const { riskLevel: _level, registrationCode: _code, ...bare } = wealth;
    const saving = saveCard(deps, draft(bare as CardContent));
    await expect(saving).rejects.toMatchObject({
      code: 'card-content-refused',
      message: expect.stringMatching(/registrationCode.*riskLevel/) as string,
    });
  });

  test('with a day that no calendar has is not saved', async () => {
    const past = { rate: 231, fromOn: '2025-02-30', toOn: '2025-12-31' };
    await expect(saveCard(deps, draft({ ...wealth, pastPerformance: past }))).rejects.toMatchObject({ code: 'card-content-refused' });
  });

  test('with a banned word is not saved', async () => {
    await expect(saveCard(deps, draft({ ...creditCard, benefit: '稳赚不赔' }))).rejects.toMatchObject({
      code: 'card-content-refused', message: '含有不得使用的词“稳赚”',
    });
  });

  test('is not found until it is approved and on the shelf, and says so when it is taken off', async () => {
    const cardId = await saveCard(deps, draft());
    await expect(getCard(deps.database, cardId)).rejects.toMatchObject({ code: 'card-not-found' });
    await expect(putOnShelf(deps, cardId)).rejects.toMatchObject({ code: 'approval-refused' });
    await approve(cardId);
    await expect(getCard(deps.database, cardId)).rejects.toMatchObject({ code: 'card-not-found' });
    await putOnShelf(deps, cardId);
    await expect(getCard(deps.database, cardId)).resolves.toMatchObject({ content: creditCard });
    await takeOffShelf(deps, cardId);
    await expect(getCard(deps.database, cardId)).rejects.toMatchObject({ code: 'card-off-shelf' });
  });

  test('keeps showing the approved text while the next one is written', async () => {
    const saved = draft();
    const cardId = await saveCard(deps, saved);
    await approve(cardId);
    await putOnShelf(deps, cardId);
    const next = { ...creditCard, title: '云汀通勤卡二代' };
    await saveCard(deps, { ...saved, content: next });
    expect((await getCard(deps.database, cardId)).content.title).toBe('云汀通勤卡');
    await approve(cardId, next);
    expect((await getCard(deps.database, cardId)).content.title).toBe('云汀通勤卡二代');
  });

  test('is approved by another person than its author, and only as it was read', async () => {
    const saved = draft();
    const cardId = await saveCard(deps, saved);
    await expect(approve(cardId, creditCard, author)).rejects.toMatchObject({ code: 'approval-refused' });
    await saveCard(deps, { ...saved, content: { ...creditCard, benefit: '机场贵宾室' } });
    await expect(approve(cardId)).rejects.toMatchObject({ code: 'approval-refused' });
  });

  test('does not change its class', async () => {
    const saved = draft();
    await saveCard(deps, saved);
    await expect(saveCard(deps, { ...saved, content: wealth })).rejects.toMatchObject({ code: 'card-content-refused' });
  });

  test('has approved snapshots that nobody can change', async () => {
    await cardOnShelf(deps);
    await expect(deps.database.query(sql('test.rewrite', `update card_snapshots set approval_number = 'x'`))).rejects.toThrow('append-only');
  });
});

describe('the page of a card', () => {
  test('shows the facts of its class, the risk sentence and the approval', async () => {
    const cardId = await cardOnShelf(deps, { content: { ...wealth, pastPerformance: { rate: 231, fromOn: '2025-01-01', toOn: '2025-12-31' } } });
    const { body } = await service.get(`/api/cards/${cardId}`);
    expect(body).toMatchObject({
      className: '理财',
      action: 'appointment',
      keyFigure: { label: '业绩比较基准', note: '业绩比较基准不构成收益承诺' },
      riskText: 'R2 中低风险',
      riskStatement: '理财非存款、产品有风险、投资须谨慎',
    });
    expect(JSON.stringify(body)).toContain('过往业绩不代表其未来表现');
    expect(JSON.stringify(body)).not.toContain(author);
  });

  test('answers 404 for an unknown card, 410 for one off the shelf, 400 for what is no id', async () => {
    const cardId = await cardOnShelf(deps);
    await takeOffShelf(deps, cardId);
    expect(await service.get(`/api/cards/${cardId}`)).toMatchObject({ status: 410, body: { error: { code: 'card-off-shelf' } } });
    expect(await service.get('/api/cards/1')).toMatchObject({ status: 404, body: { error: { code: 'card-not-found' } } });
    expect(await service.get('/api/cards/abc')).toMatchObject({ status: 400, body: { error: { code: 'invalid-input' } } });
    expect(await service.get('/api/cards/9999999999999999999')).toMatchObject({ status: 400 });
  });
});
