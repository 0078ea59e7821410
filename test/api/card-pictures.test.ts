import { randomUUID } from 'node:crypto';
import type { CardView } from '@micro-branch/contract/cards';
import { approveCard } from '../../server/cards/approve-card';
import { hashContent } from '../../server/cards/content-hash';
import { createCardPictures } from '../../server/cards/get-card-picture';
import { saveCard } from '../../server/cards/save-card';
import { putOnShelf, takeOffShelf } from '../../server/cards/shelve-card';
import { cardOnShelf, creditCard } from '../support/cards';
import { newMember } from '../support/people';
import { startService, type Service } from '../support/service';

/** Pictures are drawn by the processor, and the other tests want it too. */
jest.setTimeout(30_000);

let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const viewOf = async (cardId: string): Promise<CardView> => (await service.get(`/api/cards/${cardId}`)).body as CardView;
const nameIn = (address: string | null): string => address?.split('/').at(-1) ?? '';

/** Width and height as the header of a PNG says them. */
const sizeOf = (png: Uint8Array): number[] => [16, 20].map((at) => Buffer.from(png).readUInt32BE(at));

/** A renderer that waits until it is let go on, and counts how many are inside at once. */
const slowRenderer = () => {
  const gates: (() => void)[] = [];
  let most = 0;
  const render = async (): Promise<Uint8Array> => {
    await new Promise<void>((resolve) => {
      gates.push(resolve);
      most = Math.max(most, gates.length);
    });
    return new Uint8Array([1]);
  };
  return { render, most: () => most, waiting: () => gates.length, letOne: () => gates.shift()?.() };
};

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('the pictures of a card', () => {
  test('are PNGs of 5:4 and 1:1 that anybody may keep, below half a megabyte', async () => {
    const { pictures } = await viewOf(await cardOnShelf(service.deps));
    for (const [address, size] of [[pictures.chat, [1000, 800]], [pictures.moments, [1000, 1000]]] as const) {
      const answer = await service.get(address!);
      expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable' } });
      expect(answer.bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
      expect(sizeOf(answer.bytes)).toEqual(size);
      expect(answer.bytes.length).toBeLessThan(512 * 1024);
    }
  });

  test('have another address after another text, or the same text under another number, and none of the one before', async () => {
    const { deps } = service;
    const [authorId, approverId] = [await newMember(deps, '叶问舟'), await newMember(deps, '沈清秋')];
    const draft = { authorId, cardKey: randomUUID(), shareScope: 'all', featuredRank: null, isDemonstration: true } as const;
    const approved = async (title: string) => {
      const content = { ...creditCard, title };
      const cardId = await saveCard(deps, { ...draft, content });
      await approveCard(deps, { cardId, approverId, approvalNumber: randomUUID(), contentHash: hashContent(content, 'all') });
      await putOnShelf(deps, cardId);
      return viewOf(cardId);
    };
    const first = await approved('云汀通勤卡');
    await service.get(first.pictures.chat!);
    const second = await approved('云汀通勤卡二代');
    expect(second.id).toBe(first.id);
    expect(second.pictures.chat).not.toBe(first.pictures.chat);
    expect(await service.get(first.pictures.chat!)).toMatchObject({ status: 404, body: { error: { code: 'not-found' } }, headers: { 'cache-control': 'no-store' } });
    expect(await service.get(second.pictures.chat!)).toMatchObject({ status: 200 });
    const third = await approved('云汀通勤卡');
    expect([first.pictures.chat, second.pictures.chat]).not.toContain(third.pictures.chat);
  });

  test('are there as far as the scope of the card goes', async () => {
    const { deps } = service;
    const chat = await viewOf(await cardOnShelf(deps, { shareScope: 'chat' }));
    expect(chat.pictures).toEqual({ chat: expect.stringMatching(/\/pictures\/chat-[0-9a-f]{16}\.png$/) as string, moments: null });
    const none = await viewOf(await cardOnShelf(deps, { shareScope: 'none' }));
    expect(none.pictures).toEqual({ chat: null, moments: null });
    expect(await service.get(`/api/cards/${none.id}/pictures/${nameIn(chat.pictures.chat)}`)).toMatchObject({ status: 404 });
  });

  test('are gone with the card', async () => {
    const cardId = await cardOnShelf(service.deps);
    const { pictures } = await viewOf(cardId);
    await takeOffShelf(service.deps, cardId);
    expect(await service.get(pictures.chat!)).toMatchObject({ status: 410, body: { error: { code: 'card-off-shelf' } } });
    expect(await service.get(`/api/cards/1/pictures/${nameIn(pictures.chat)}`)).toMatchObject({ status: 404, body: { error: { code: 'card-not-found' } } });
  });

  test('are drawn one at a time; beyond those that wait a picture without words stands in, and is not kept', async () => {
    const slow = slowRenderer();
    const pictureOf = createCardPictures(service.deps, { atOnceMax: 1, waitingMax: 1, bytesMax: 100 }, slow.render);
    const cards = await Promise.all([1, 2, 3].map(async () => viewOf(await cardOnShelf(service.deps))));
    const asked = [...cards, cards[0]!].map(({ id, pictures }) => pictureOf(id, nameIn(pictures.chat)));
    const passing = await Promise.race(asked);
    expect(passing.isPassing).toBe(true);
    expect(sizeOf(passing.bytes)).toEqual([1000, 800]);
    for (let left = 0; left < 2; left += 1) {
      await turns();
      slow.letOne();
    }
    // The fourth asks for what the first is waiting for already.
    expect((await Promise.all(asked)).filter(({ isPassing }) => isPassing)).toHaveLength(1);
    expect(slow.most()).toBe(1);
  });

  test('stand in for themselves again once they can be drawn', async () => {
    let isBroken = true;
    const pictureOf = createCardPictures(service.deps, { atOnceMax: 1, waitingMax: 1, bytesMax: 100 }, () =>
      isBroken ? Promise.reject(new Error('no font')) : Promise.resolve(new Uint8Array([7])),
    );
    const { id, pictures } = await viewOf(await cardOnShelf(service.deps));
    expect(await pictureOf(id, nameIn(pictures.moments))).toMatchObject({ isPassing: true });
    isBroken = false;
    expect(await pictureOf(id, nameIn(pictures.moments))).toEqual({ bytes: new Uint8Array([7]), isPassing: false });
  });
});
